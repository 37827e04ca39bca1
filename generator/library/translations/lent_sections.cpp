#include "library/translations/lent_sections.h"

#include <algorithm>

namespace waymark {

LentSections::LentSections(const Library& library, VariantId source) {
  if (library.translations.empty() || library.variant(source).locale != library.config->source_locale) return;
  for (const VariantId id : library.entry(library.variant(source).article).variants) {
    const Translation& translation = library.translations[id.index()];
    const auto comparison = std::ranges::find(translation.comparisons, source, &SourceComparison::source);
    if (comparison == translation.comparisons.end() || comparison->lent.empty()) continue;
    const ShownEditions shown = shown_editions(library, id);
    for (std::size_t v = comparison->since.index(); v <= comparison->last.index(); ++v) {
      const Edition edition{library.variant(id).locale, VersionId{v}};
      if (!shown.in_force.contains(edition)) continue;
      for (const SectionIndex section : comparison->lent) {
        LentSection& lent =
            sections_.try_emplace(section, LentSection{.in_force = {}, .pages = EditionSet(library)}).first->second;
        lent.in_force.push_back(edition);
        if (shown.pages.contains(edition)) lent.pages.insert(edition);
      }
    }
  }
}

}  // namespace waymark
