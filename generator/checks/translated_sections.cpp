#include "checks/translated_sections.h"

namespace waymark {

std::vector<CurrentTranslation> current_translations(const Library& library) {
  std::vector<CurrentTranslation> all;
  for (std::size_t i = 0; i < library.translations.size(); ++i) {
    const VariantId id{i};
    const Variant& variant = library.variant(id);
    if (!library.translations[i].original) continue;
    const auto shown = library.in_force(variant.article, {variant.locale, library.current_version()});
    const SourceComparison* comparison = comparison_at(library, id, library.current_version());
    if (!shown || shown->variant != id || comparison == nullptr) continue;
    all.push_back({.id = id, .translation = &library.translations[i], .comparison = comparison});
  }
  return all;
}

std::string source_language(const Library& library) {
  const LocaleId source = library.config->source_locale;
  const std::string& tag = library.locale_tag(source);
  if (source.index() >= library.config->locales.size()) return tag;
  const std::string& name = library.config->locale(source).name;
  return name.empty() ? tag : name;
}

}  // namespace waymark
