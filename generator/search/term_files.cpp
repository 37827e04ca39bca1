#include "search/term_files.h"

#include <fmt/format.h>
#include <span>
#include <unordered_map>

#include "base/hash.h"
#include "base/parallel_map.h"
#include "search/search_digits.h"
#include "search/search_script.h"

namespace waymark {
namespace {

// About 6 KB when compressed, as a file of texts: nine of both stay below a budget of 60 KB.
constexpr std::size_t most_bytes = 8'500;

struct Part {
  std::size_t begin = 0;  // surfaces
  std::size_t end = 0;
};

// Where files begin: as many surfaces as fit with the postings of their groups.
std::vector<Part> parts_of(const TermIndex& index) {
  std::vector<Part> parts;
  std::vector<std::size_t> part_of(index.postings.size(), 0);  // by group: the last that has it, counted from 1
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < index.surfaces.size(); ++i) {
    const TermIndex::Surface& surface = index.surfaces[i];
    const std::size_t own = surface.text.size() / 2 + 4;
    const bool is_new = part_of[surface.group] != parts.size();
    const std::size_t postings = index.postings[surface.group].size();
    if (parts.empty() || bytes + own + (is_new ? postings : 0) > most_bytes) {
      parts.push_back({.begin = i, .end = i});
      bytes = 0;
    }
    parts.back().end = i + 1;
    bytes += own;
    if (part_of[surface.group] == parts.size()) continue;
    part_of[surface.group] = parts.size();
    bytes += postings;
  }
  return parts;
}

std::string data_of(const TermIndex& index, Part part, std::string_view edition, std::size_t number) {
  std::vector<std::string_view> surfaces;
  std::string groups;
  std::string postings;
  std::unordered_map<std::uint32_t, std::uint32_t> number_of;
  for (const TermIndex::Surface& surface : std::span(index.surfaces).subspan(part.begin, part.end - part.begin)) {
    surfaces.push_back(surface.text);
    const auto [place, added] = number_of.emplace(surface.group, static_cast<std::uint32_t>(number_of.size()));
    append_digits(groups, place->second);
    if (added) postings += index.postings[surface.group];
  }
  std::string out = "{\"kind\":\"terms\",\"edition\":";
  append_json(out, edition);
  out += fmt::format(",\"n\":{},\"surfaces\":", number);
  append_json(out, front_coded(surfaces));
  out += ",\"groups\":\"" + groups + "\",\"postings\":\"" + postings + "\"}";
  return out;
}

}  // namespace

std::vector<TermFile> term_files(const TermIndex& index, std::string_view edition, std::size_t jobs) {
  const std::vector<Part> parts = parts_of(index);
  return parallel_map<TermFile>(parts.size(), jobs, [&](std::size_t i) {
    TermFile file{.first = index.surfaces[parts[i].begin].text,
                  .bytes = search_script(data_of(index, parts[i], edition, i)),
                  .tag = {}};
    file.tag = hash_hex(file.bytes).substr(0, 4);
    return file;
  });
}

}  // namespace waymark
