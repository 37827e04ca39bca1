#include "library/translations/coverage.h"

#include <algorithm>

#include "base/parallel_map.h"

namespace waymark {
namespace {

bool counts(const Section& section) { return section.in_outline && section.level > 0; }

std::size_t count_sections(const Article& article) {
  return static_cast<std::size_t>(std::ranges::count_if(article.sections, counts));
}

EditionCoverage cover(const Library& library, Edition edition) {
  EditionCoverage coverage{.edition = edition};
  for (std::size_t i = 0; i < library.articles.size(); ++i) {
    const ArticleId article{i};
    const auto source = library.in_force(article, {library.config->source_locale, edition.version});
    if (!source) continue;
    const Article& text = library.article(source->variant);
    const std::size_t sections = count_sections(text);
    ++coverage.articles.total;
    coverage.sections.total += sections;
    const auto own = library.in_force(article, edition);
    const SourceComparison* comparison =
        own && !own->fallback ? comparison_at(library, own->variant, edition.version) : nullptr;
    if (comparison == nullptr) {
      ++coverage.articles.missing;
      coverage.sections.missing += sections;
      continue;
    }
    std::size_t translated = 0;
    for (SectionIndex s = 1; s < text.sections.size(); ++s) {
      if (counts(text.sections[s]) && comparison->translation_of[s] != no_index) ++translated;
    }
    ++coverage.articles.translated;
    coverage.sections.translated += translated;
    coverage.sections.missing += sections - translated;
    coverage.sections.outdated += comparison->outdated.size();
    if (translated < sections || !comparison->outdated.empty()) ++coverage.articles.outdated;
  }
  return coverage;
}

}  // namespace

std::vector<EditionCoverage> coverage_of(const Library& library, std::size_t jobs) {
  std::vector<Edition> editions;
  for (std::size_t locale = 0; locale < library.locale_count(); ++locale) {
    if (LocaleId{locale} == library.config->source_locale) continue;
    for (std::size_t version = 0; version < library.version_count(); ++version)
      editions.push_back({LocaleId{locale}, VersionId{version}});
  }
  return parallel_map<EditionCoverage>(editions.size(), jobs,
                                       [&](std::size_t i) { return cover(library, editions[i]); });
}

}  // namespace waymark
