#include "library/history/shared_wording.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

namespace waymark {
namespace {

constexpr std::size_t words_in_row = 4;
// Of a long text one row in four is looked at, chosen by its hash, so that every text chooses alike.
constexpr std::size_t rows_of_long_text = 48;
constexpr WordHash one_in = 4;
// A row that more texts than this have finds nobody: the variants of one article count one by one.
constexpr std::ptrdiff_t most_texts_of_row = 64;
constexpr std::uint32_t least_shared = 2;

std::vector<WordHash> rows_of(std::span<const WordHash> words) {
  const bool all = words.size() < rows_of_long_text;
  std::vector<WordHash> rows;
  for (std::size_t i = 0; i + words_in_row <= words.size(); ++i) {
    std::uint64_t row = 0;
    for (std::size_t k = 0; k < words_in_row; ++k) row = (row ^ words[i + k]) * 0x9E3779B97F4A7C15 + (row >> 29);
    const auto hash = static_cast<WordHash>(row >> 32);
    if (all || hash % one_in == 0) rows.push_back(hash);
  }
  std::ranges::sort(rows);
  const auto repeated = std::ranges::unique(rows);
  rows.erase(repeated.begin(), repeated.end());
  return rows;
}

std::size_t count_features(const Library& library, LocaleId locale, const VariantTexts& texts) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < library.variants.size(); ++i) {
    if (library.variants[i].locale != locale) continue;
    for (const SectionText& text : texts[i]) count += text.content.hashes.size();
  }
  return count;
}

}  // namespace

SharedWording::SharedWording(const Library& library, LocaleId locale, const VariantWords& words) {
  for (std::size_t i = 0; i < library.variants.size(); ++i) {
    if (library.variants[i].locale != locale) continue;
    const VariantId text{i};
    for (SectionIndex section = 0; section < words.sections(text); ++section) {
      for (const WordHash row : rows_of(words.of(text, section)))
        entries_.push_back(entry_of(row, static_cast<std::uint32_t>(i)));
    }
  }
  std::ranges::sort(entries_);
  const auto repeated = std::ranges::unique(entries_);
  entries_.erase(repeated.begin(), repeated.end());
}

std::vector<SharedWording::Match> SharedWording::texts_like(std::span<const WordHash> words) const {
  std::unordered_map<std::uint32_t, std::uint32_t> shared;
  for (const WordHash row : rows_of(words)) {
    const auto begin = std::ranges::lower_bound(entries_, entry_of(row, 0));
    auto end = begin;
    while (end != entries_.end() && *end >> 32U == row && end - begin <= most_texts_of_row) ++end;
    if (end - begin > most_texts_of_row) continue;
    for (auto at = begin; at != end; ++at) ++shared[static_cast<std::uint32_t>(*at)];
  }
  std::vector<Match> matches;
  for (const auto& [variant, count] : shared) {
    if (count >= least_shared) matches.push_back({.variant = VariantId{variant}, .shared = count});
  }
  std::ranges::sort(matches, {}, &Match::variant);
  return matches;
}

WordRarity::WordRarity(const Library& library, LocaleId locale, const VariantTexts& texts)
    : articles_with_(count_features(library, locale, texts)) {
  std::optional<ArticleId> last;
  for (std::size_t i = 0; i < library.variants.size(); ++i) {
    if (library.variants[i].locale != locale) continue;
    // The variants of an article stand together.
    if (last != library.variants[i].article) ++articles_;
    last = library.variants[i].article;
    for (const SectionText& text : texts[i]) {
      for (const WordHash hash : text.content.hashes) articles_with_.add(hash, last->value);
    }
  }
}

}  // namespace waymark
