#include "search/base_file.h"

#include <algorithm>
#include <fmt/format.h>
#include <functional>
#include <set>
#include <string_view>

#include "base/text.h"
#include "library/pages/page_addresses.h"
#include "search/filler_words.h"
#include "search/phrase_words.h"
#include "search/search_digits.h"
#include "search/search_script.h"
#include "search/word_reader.h"

namespace waymark {
namespace {

constexpr std::size_t most_common = 6'000;

std::string synonyms_of(const Library& library, LocaleId locale) {
  const std::string language = search_language(library, locale);
  WordReader reader{WordRules(language)};
  std::string out;
  for (const std::vector<std::string>& group : library.config->search.synonyms_in(language)) {
    out += out.empty() ? "[" : ",";
    std::string phrases;
    for (const std::string& phrase : group) {
      const std::string words = phrase_words(reader, phrase);
      if (words.empty()) continue;
      phrases += phrases.empty() ? "[" : ",";
      append_json(phrases, words);
    }
    out += phrases.empty() ? "[]" : phrases + "]";
  }
  return out.empty() ? out : out + "]";
}

std::string fillers_of(const std::vector<std::string>& languages) {
  std::set<std::string, std::less<>> words;
  for (const std::string& language : languages) {
    const WordRules rules(language);
    WordReader reader(rules);
    for (const std::string_view filler : split(filler_words(rules.language), ' ')) {
      words.insert(phrase_words(reader, filler));
    }
  }
  words.erase("");
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

std::string usages_of(const Library& library, LocaleId locale) {
  const Config& config = *library.config;
  std::string out;
  for (const UsageConfig& usage : config.usages) {
    out += out.empty() ? "[" : ",";
    out += "{\"id\":";
    append_json(out, usage.id);
    out += ",\"label\":";
    const std::string& label =
        usage.label.in(search_language(library, locale), search_language(library, config.source_locale));
    append_json(out, label.empty() ? usage.id : label);
    out += '}';
  }
  return out.empty() ? out : out + "]";
}

void append_member(std::string& out, std::string_view key, std::string_view json) {
  if (json.empty()) return;
  out += fmt::format(",\"{}\":{}", key, json);
}

// Nothing for an empty text.
void append_text(std::string& out, std::string_view key, std::string_view text) {
  if (text.empty()) return;
  std::string json;
  append_json(json, text);
  append_member(out, key, json);
}

std::string digits_of(const auto& numbers) {
  std::string out = "\"";
  for (const auto number : numbers) append_digits(out, number);
  return out + '"';
}

}  // namespace

void BaseFile::add_unit(UsageSet readers) {
  const std::uint32_t mask = masks.number(readers);
  if (scopes.empty() || scopes.back().second != mask) scopes.emplace_back(0, mask);
  ++scopes.back().first;
}

std::string common_words(const TermIndex& index) {
  const auto may_be_meant = [](const TermIndex::Surface& one) { return one.in_heading || one.articles > 1; };
  std::vector<std::uint32_t> counts;  // articles
  for (const TermIndex::Surface& surface : index.surfaces) {
    if (may_be_meant(surface)) counts.push_back(surface.articles);
  }
  std::uint32_t least = 0;               // of those with fewer articles none is taken
  std::size_t of_least = counts.size();  // how many of exactly so many are
  if (counts.size() > most_common) {
    const auto last = counts.begin() + most_common - 1;
    std::ranges::nth_element(counts, last, std::ranges::greater());
    least = *last;
    of_least = static_cast<std::size_t>(std::count(counts.begin(), last + 1, least));
  }
  // They are sorted, and of equally frequent ones the first are taken.
  std::vector<std::string_view> words;
  for (const TermIndex::Surface& surface : index.surfaces) {
    if (!may_be_meant(surface) || surface.articles < least) continue;
    if (surface.articles == least) {
      if (of_least == 0) continue;
      --of_least;
    }
    words.emplace_back(surface.text);
  }
  return front_coded(words);
}

std::string base_file(const Library& library, const BaseFile& base) {
  const SearchEdition& edition = base.texts->edition;
  const LocaleId locale = edition.edition.locale;
  std::uint64_t units = 0;
  for (const std::uint32_t count : base.unit_counts) units += count;
  std::string out = "{\"kind\":\"base\",\"edition\":";
  append_json(out, base.texts->name);
  out += ",\"format\":1,\"lang\":";
  append_json(out, search_language(library, locale));
  out += ",\"folder\":";
  append_json(out, edition_folder(library, edition.edition));
  out += fmt::format(",\"units\":{},\"articles\":{}", units, base.unit_counts.size());
  append_member(out, "sizes", digits_of(base.unit_counts));
  std::vector<std::size_t> chunks;
  for (const TextPart& part : base.parts) chunks.push_back(part.end - part.begin);
  append_member(out, "chunks", digits_of(chunks));
  std::string shards;
  std::string tags;
  for (const TermFile& file : base.terms) {
    shards += shards.empty() ? "[" : ",";
    append_json(shards, file.first);
    tags += file.tag;
  }
  append_member(out, "shards", shards.empty() ? "[]" : shards + "]");
  append_member(out, "tags", '"' + tags + '"');
  if (!library.config->usages.empty()) {
    append_member(out, "usages", usages_of(library, locale));
    append_member(out, "masks", base.masks.json());
    std::vector<std::uint32_t> runs;
    for (const auto& [length, mask] : base.scopes) runs.insert(runs.end(), {length, mask});
    append_member(out, "scopes", digits_of(runs));
  }
  append_member(out, "synonyms", synonyms_of(library, locale));
  append_text(out, "everyday", base.everyday);
  append_text(out, "stop", fillers_of(languages_of(library, edition)));
  if (base.has_older) append_member(out, "older", "true");
  std::string common;
  append_json(common, base.common);
  append_member(out, "common", common);
  return search_script(out + "}");
}

}  // namespace waymark
