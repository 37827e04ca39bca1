#pragma once
// Which other texts repeat what a section says, without comparing all with all: texts are looked up by rows of words
// that few of them have.

#include <cstdint>
#include <span>
#include <vector>

#include "library/history/section_similarity.h"
#include "library/history/variant_texts.h"
#include "library/library.h"

namespace waymark {

class SharedWording {
 public:
  // Of the texts of one locale.
  SharedWording(const Library& library, LocaleId locale, const VariantWords& words);

  struct Match {
    VariantId variant;
    std::uint32_t shared = 0;  // rows of words in common, of those that are looked at
  };

  // By variant; those that share enough to be compared.
  std::vector<Match> texts_like(std::span<const WordHash> words) const;

 private:
  static std::uint64_t entry_of(WordHash row, std::uint32_t variant) {
    return static_cast<std::uint64_t>(row) << 32U | variant;
  }
  std::vector<std::uint64_t> entries_;  // a row of words and a variant that has it; sorted, each once
};

// How many of a locale's articles have a word.
class WordRarity {
 public:
  // All texts of the locale have been read.
  WordRarity(const Library& library, LocaleId locale, const VariantTexts& texts);
  SectionSimilarity::Rarity rarity() const { return {.articles_with = articles_with_, .articles = articles_}; }

 private:
  WordCounts articles_with_;
  std::size_t articles_ = 0;
};

}  // namespace waymark
