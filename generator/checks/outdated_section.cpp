#include "checks/outdated_section.h"

#include <fmt/format.h>

#include "checks/translated_sections.h"

namespace waymark {
namespace {

// More than three versions are told by the first and the last.
std::string enumerate_versions(const Library& library, const std::vector<VersionId>& versions) {
  const auto name = [&](std::size_t i) { return library.version_name(versions[i]); };
  if (versions.size() == 1) return name(0);
  if (versions.size() == 2) return fmt::format("{} and {}", name(0), name(1));
  if (versions.size() == 3) return fmt::format("{}, {} and {}", name(0), name(1), name(2));
  return fmt::format("{} and {} times more, last in {}", name(0), versions.size() - 1, name(versions.size() - 1));
}

}  // namespace

void check_outdated_sections(const Library& library, Diagnostics& diagnostics) {
  const std::string language = source_language(library);
  for (const CurrentTranslation& current : current_translations(library)) {
    for (const SectionIndex s : current.comparison->outdated) {
      const std::vector<VersionId> versions = changes_since(library, current.id, *current.comparison, s);
      const SectionIndex t = current.comparison->translation_of[s];
      if (versions.empty() || t == no_index) continue;
      const Section& section = library.article(current.id).sections[t];
      diagnostics.push_back(
          {.rule = Rule::locale_outdated_section,
           .source = section.source,
           .span = section.heading,
           .message = fmt::format("this section changed in {} in {}", language, enumerate_versions(library, versions)),
           .advice = fmt::format("Compare it with \"{}\" in \"{}\"",
                                 library.article(current.comparison->source).sections[s].title,
                                 library.sources->file(library.article(current.comparison->source).source).path)});
    }
  }
}

}  // namespace waymark
