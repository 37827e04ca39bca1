#pragma once
// The index of one edition of a site in memory, read back.

#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "decode.h"
#include "support/memory_site.h"

namespace waymark {

// The data of a file of the index; fails the parsing when it is not one call.
inline nlohmann::json data_of(const std::string& script) {
  const std::size_t begin = script.find(".push(") + 6;
  return nlohmann::json::parse(script.substr(begin, script.size() - begin - 3));
}

class BuiltIndex {
 public:
  // `folder`: "public/search/en/".
  BuiltIndex(const SiteFiles& files, const std::string& folder) {
    base = data_of(files.at(folder + "base.js"));
    for (std::size_t n = 0; n < base["shards"].size(); ++n)
      read_terms(data_of(files.at(folder + "terms-" + std::to_string(n) + ".js")), base["shards"][n]);
    const auto chunks = decode_digits(base["chunks"].get<std::string>());
    for (std::size_t n = 0; n < chunks.size(); ++n) {
      const nlohmann::json texts = data_of(files.at(folder + "text-" + std::to_string(n) + ".js"));
      for (const nlohmann::json& article : texts["articles"]) {
        articles.push_back(article);
        for (const nlohmann::json& unit : article["units"]) {
          const auto anchor = unit[0].get<std::string>();
          units.push_back(article["path"].get<std::string>() + (anchor.empty() ? "" : "#" + anchor));
        }
      }
    }
  }

  // "a.html", "a.html#section" of the units that have the word, best first.
  std::vector<std::string> found(const std::string& surface) const {
    std::vector<std::string> names;
    const auto postings = words.find(surface);
    if (postings == words.end()) return names;
    for (const auto& [unit, impact] : postings->second) names.push_back(units[unit]);
    return names;
  }

  nlohmann::json base;
  std::vector<nlohmann::json> articles;
  std::vector<std::string> units;
  std::map<std::string, std::vector<std::pair<std::uint64_t, std::uint64_t>>> words;  // unit and impact
  std::map<std::string, std::uint64_t> counts;                                        // of units, by word
  std::map<std::string, bool> truncated;

 private:
  void read_terms(const nlohmann::json& terms, const std::string& first) {
    const std::vector<std::string> surfaces = decode_front_coded(terms["surfaces"].get<std::string>());
    if (surfaces.at(0) != first) throw std::runtime_error("a file of terms does not begin as base.js says");
    const auto groups = decode_digits(terms["groups"].get<std::string>());
    const auto numbers = decode_digits(terms["postings"].get<std::string>());
    std::vector<std::size_t> begin;
    for (std::size_t at = 0; at < numbers.size();) {
      begin.push_back(at);
      std::size_t classes = numbers[at + 1] / 2;
      for (at += 2; classes > 0; --classes) at += 2 + numbers[at + 1];
    }
    for (std::size_t i = 0; i < surfaces.size(); ++i) {
      std::size_t at = begin.at(groups.at(i));
      counts[surfaces[i]] = numbers[at];
      truncated[surfaces[i]] = numbers[at + 1] % 2 == 1;
      auto& postings = words[surfaces[i]];
      std::size_t classes = numbers[at + 1] / 2;
      for (at += 2; classes > 0; --classes) {
        std::uint64_t unit = 0;
        for (std::size_t k = 0; k < numbers[at + 1]; ++k)
          postings.emplace_back(unit += numbers[at + 2 + k], numbers[at]);
        at += 2 + numbers[at + 1];
      }
    }
  }
};

}  // namespace waymark
