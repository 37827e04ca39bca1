#pragma once
// The texts of variants as histories compare them. They are larger than the articles, and most articles have nothing to
// be compared with: each is read when something asks for it.

#include <span>
#include <vector>

#include "library/history/section_text.h"
#include "library/library.h"

namespace waymark {

using VariantTexts = std::vector<std::vector<SectionText>>;  // [variant][section]; empty: not read

// Reads those of `wanted` that have not been read yet. `texts` and `wanted` are as long as Library::variants.
void read_texts(const Library& library, const std::vector<bool>& wanted, VariantTexts& texts, std::size_t jobs);

// The words of all texts of some locales, by section: those of `texts` that have been read, and the others' by
// themselves.
class VariantWords {
 public:
  // `texts` must outlive it.
  VariantWords(const Library& library, const std::vector<bool>& wanted, const VariantTexts& texts, std::size_t jobs);

  std::size_t sections(VariantId text) const;
  std::span<const WordHash> of(VariantId text, SectionIndex section) const;

 private:
  const VariantTexts& texts_;
  std::vector<std::vector<std::vector<WordHash>>> others_;  // [variant][section]
};

}  // namespace waymark
