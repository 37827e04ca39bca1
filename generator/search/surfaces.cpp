#include "search/surfaces.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "search/search_digits.h"
#include "search/stemmer.h"
#include "search/word_table.h"

namespace waymark {
namespace {

// The batches' words under one number each.
struct Merged {
  WordTable words;
  std::vector<WordFacts> facts;
  std::vector<std::string> languages;                 // that facts name
  std::vector<std::vector<std::uint32_t>> number_of;  // [batch][word]
};

void merge_facts(WordFacts& facts, const WordFacts& more, std::uint32_t language) {
  facts.articles += more.articles;
  facts.in_heading = facts.in_heading || more.in_heading;
  if (language > facts.language) return;
  if (language < facts.language) {
    facts.language = language;
    facts.lower = more.lower;
  } else if (facts.lower.empty()) {
    facts.lower = more.lower;
  }
}

Merged merge(std::span<const UnitWords> batches) {
  Merged all;
  for (const UnitWords& batch : batches) {
    std::vector<std::uint32_t> languages;
    for (const std::string& tag : batch.languages) {
      const auto found = std::ranges::find(all.languages, tag);
      languages.push_back(static_cast<std::uint32_t>(found - all.languages.begin()));
      if (found == all.languages.end()) all.languages.push_back(tag);
    }
    std::vector<std::uint32_t>& numbers = all.number_of.emplace_back();
    numbers.reserve(batch.words.size());
    for (std::uint32_t i = 0; i < batch.words.size(); ++i) {
      const WordFacts& facts = batch.facts[i];
      const std::uint32_t number = all.words.number(batch.words.word(i));
      numbers.push_back(number);
      const std::uint32_t language = languages[facts.language];
      if (number < all.facts.size()) {
        merge_facts(all.facts[number], facts, language);
      } else {
        all.facts.push_back(facts);
        all.facts.back().language = language;
      }
    }
  }
  return all;
}

// Words that no text has alone, but only together with an article or a particle; they have its stem.
void add_words_alone(Merged& all, const std::vector<Stemmer>& stemmers) {
  for (std::uint32_t i = 0, count = all.words.size(); i < count; ++i) {
    WordFacts facts = all.facts[i];
    const std::string word(all.words.word(i));
    const std::string alone = stemmers[facts.language].alone(word);
    if (alone == word || all.words.number(alone) < all.facts.size()) continue;
    if (facts.lower.empty()) facts.lower = word;
    all.facts.push_back(std::move(facts));
  }
}

// The first eight bytes as a number. Where those of two words are ASCII, it tells their order, unless it is the same.
struct Beginning {
  std::uint64_t bytes = 0;
  std::uint32_t word = 0;
};

Beginning beginning_of(std::string_view text, std::uint32_t word) {
  Beginning out{.word = word};
  for (std::size_t i = 0; i < 8; ++i)
    out.bytes = out.bytes << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0);
  return out;
}

std::vector<std::uint32_t> in_order(const WordTable& words) {
  std::vector<Beginning> beginnings;
  beginnings.reserve(words.size());
  for (std::uint32_t i = 0; i < words.size(); ++i) beginnings.push_back(beginning_of(words.word(i), i));
  constexpr std::uint64_t beyond_ascii = 0x8080808080808080;
  std::ranges::sort(beginnings, [&](const Beginning& a, const Beginning& b) {
    if (((a.bytes | b.bytes) & beyond_ascii) == 0 && a.bytes != b.bytes) return a.bytes < b.bytes;
    return stands_before(words.word(a.word), words.word(b.word));
  });
  std::vector<std::uint32_t> order;
  order.reserve(beginnings.size());
  for (const Beginning& one : beginnings) order.push_back(one.word);
  return order;
}

}  // namespace

MergedSurfaces merge_surfaces(std::span<const UnitWords> batches) {
  Merged all = merge(batches);
  std::vector<Stemmer> stemmers;
  for (const std::string& tag : all.languages) stemmers.emplace_back(WordRules(tag));
  add_words_alone(all, stemmers);
  const std::vector<std::uint32_t> order = in_order(all.words);
  MergedSurfaces merged;
  merged.surfaces.reserve(order.size());
  WordTable stems;
  std::vector<std::uint32_t> group_of(order.size());
  for (const std::uint32_t number : order) {
    const WordFacts& facts = all.facts[number];
    const std::string_view word = all.words.word(number);
    const std::string stem = stemmers[facts.language].stem(word, facts.lower.empty() ? word : facts.lower);
    group_of[number] = stems.number(stem);
    merged.surfaces.push_back({.text = std::string(word),
                               .group = group_of[number],
                               .articles = facts.articles,
                               .in_heading = facts.in_heading});
  }
  merged.groups = stems.size();
  for (const std::vector<std::uint32_t>& numbers : all.number_of) {
    std::vector<std::uint32_t>& groups = merged.group_of.emplace_back();
    groups.reserve(numbers.size());
    for (const std::uint32_t number : numbers) groups.push_back(group_of[number]);
  }
  return merged;
}

}  // namespace waymark
