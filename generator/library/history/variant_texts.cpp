#include "library/history/variant_texts.h"

#include <algorithm>

#include "base/parallel_map.h"

namespace waymark {

void read_texts(const Library& library, const std::vector<bool>& wanted, VariantTexts& texts, std::size_t jobs) {
  std::vector<std::size_t> missing;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (wanted[i] && texts[i].empty()) missing.push_back(i);
  }
  parallel_for(missing.size(), jobs,
               [&](std::size_t i) { texts[missing[i]] = read_section_texts(library.variants[missing[i]].compiled); });
}

VariantWords::VariantWords(const Library& library, const std::vector<bool>& wanted, const VariantTexts& texts,
                           std::size_t jobs)
    : texts_(texts), others_(library.variants.size()) {
  parallel_for(wanted.size(), jobs, [&](std::size_t i) {
    if (wanted[i] && texts_[i].empty()) others_[i] = read_section_words(library.variants[i].compiled);
  });
}

std::size_t VariantWords::sections(VariantId text) const {
  return std::max(texts_[text.index()].size(), others_[text.index()].size());
}

std::span<const WordHash> VariantWords::of(VariantId text, SectionIndex section) const {
  const std::vector<SectionText>& whole = texts_[text.index()];
  return whole.empty() ? std::span<const WordHash>(others_[text.index()][section])
                       : std::span<const WordHash>(whole[section].words);
}

}  // namespace waymark
