#pragma once
// The texts of variants as histories compare them. They are larger than the articles, and most articles have nothing to
// be compared with: each is read when something asks for it.

#include <vector>

#include "library/history/section_text.h"
#include "library/library.h"

namespace waymark {

using VariantTexts = std::vector<std::vector<SectionText>>;  // [variant][section]; empty: not read

// Reads those of `wanted` that have not been read yet. `texts` and `wanted` are as long as Library::variants.
void read_texts(const Library& library, const std::vector<bool>& wanted, VariantTexts& texts, std::size_t jobs);

}  // namespace waymark
