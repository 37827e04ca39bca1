#include "checks/check_texts.h"

#include <array>

#include "base/parallel_map.h"
#include "checks/texts/text_rules.h"
#include "checks/wrong_language.h"

namespace waymark {

Diagnostics check_texts(const Library& library, std::size_t jobs) {
  using TextRule = void (*)(const Library&, VariantId, Diagnostics&);
  static constexpr auto rules = std::to_array<TextRule>({
      check_heading_order,
      check_several_h1,
      check_empty_headings,
      check_duplicate_headings,
      check_vague_links,
      check_bare_urls,
      check_missing_alt_texts,
      check_file_name_alt_texts,
      check_duplicate_alt_texts,
  });
  const auto results = parallel_map<Diagnostics>(library.variants.size(), jobs, [&](std::size_t i) {
    Diagnostics found;
    check_wrong_language(library, VariantId{i}, found);
    // What only leads elsewhere is no page.
    if (!library.variants[i].compiled.front_matter.redirect_url.empty()) return found;
    for (const TextRule rule : rules) rule(library, VariantId{i}, found);
    return found;
  });
  Diagnostics all;
  for (const Diagnostics& found : results) all.insert(all.end(), found.begin(), found.end());
  return all;
}

}  // namespace waymark
