#pragma once
// Which other texts repeat what a section says, without comparing all with all: texts are looked up by rows of words
// that few of them have.

#include <cstdint>
#include <span>
#include <vector>

#include "library/history/section_similarity.h"
#include "library/library.h"

namespace waymark {

class SharedWording {
 public:
  // Of the texts of one locale.
  SharedWording(const Library& library, LocaleId locale, const std::vector<std::vector<SectionText>>& texts);

  struct Match {
    VariantId variant;
    std::uint32_t shared = 0;  // rows of words in common, of those that are looked at
  };
  // How many of the locale's articles have a word.
  SectionSimilarity::Rarity rarity() const { return {.articles_with = articles_with_, .articles = articles_}; }

  // By variant; those that share enough to be compared.
  std::vector<Match> texts_like(const SectionText& text) const;

 private:
  struct Entry {
    WordHash row = 0;
    std::uint32_t variant = 0;
    friend auto operator<=>(const Entry&, const Entry&) = default;
  };
  std::vector<Entry> entries_;  // sorted, each once
  WordCounts articles_with_;
  std::size_t articles_ = 0;
};

}  // namespace waymark
