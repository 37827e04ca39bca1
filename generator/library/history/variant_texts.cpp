#include "library/history/variant_texts.h"

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

}  // namespace waymark
