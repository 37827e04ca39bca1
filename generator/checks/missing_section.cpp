#include "checks/missing_section.h"

#include <algorithm>
#include <fmt/format.h>

#include "checks/translated_sections.h"

namespace waymark {
namespace {

// The first heading, or the file's beginning.
const Section& top_of(const Article& article) { return article.sections[article.sections.size() > 1 ? 1 : 0]; }

// The translated section that the missing one follows.
const Section& section_before(const Article& translation, const SourceComparison& comparison, SectionIndex missing) {
  for (SectionIndex s = missing; s-- > 1;) {
    if (comparison.translation_of[s] != no_index) return translation.sections[comparison.translation_of[s]];
  }
  return top_of(translation);
}

class MissingSections {
 public:
  MissingSections(const Library& library, const CurrentTranslation& current)
      : library_(library),
        current_(current),
        translation_(library.article(current.id)),
        source_(library.article(current.comparison->source)),
        language_(source_language(library)) {}

  Diagnostic another_plan() const {
    std::size_t all = 0;
    std::size_t translated = 0;
    for (SectionIndex s = 1; s < source_.sections.size(); ++s) {
      if (!source_.sections[s].in_outline || source_.sections[s].level < 2) continue;
      ++all;
      if (current_.comparison->translation_of[s] != no_index) ++translated;
    }
    return finding(top_of(translation_),
                   fmt::format("the text is made of other sections than in {}: {} of the {} sections there {} here",
                               language_, translated, all, translated == 1 ? "is" : "are"),
                   fmt::format("Translate \"{}\"", library_.sources->file(source_.source).path));
  }

  Diagnostic missing(SectionIndex s) const {
    const std::string& title = source_.sections[s].title;
    const SectionHistory* history = history_of(library_, {current_.comparison->source, s});
    const bool added = history != nullptr && current_.translation->older &&
                       history->wordings.front().since > library_.variant(*current_.translation->original).version;
    const bool lent = std::ranges::binary_search(current_.comparison->lent, s);
    return finding(section_before(translation_, *current_.comparison, s),
                   added ? fmt::format("the section \"{}\", new in {} in {}, is missing here", title, language_,
                                       library_.version_name(history->wordings.front().since))
                         : fmt::format("the section \"{}\" of the {} text is missing here", title, language_),
                   lent ? fmt::format("Translate it; until then readers see it in {}", language_)
                        : std::string("Translate it; readers of this locale do not see it"));
  }

 private:
  static Diagnostic finding(const Section& at, std::string message, std::string advice) {
    return {.rule = Rule::locale_missing_section,
            .source = at.source,
            .span = at.heading,
            .message = std::move(message),
            .advice = std::move(advice)};
  }

  const Library& library_;
  const CurrentTranslation& current_;
  const Article& translation_;
  const Article& source_;
  std::string language_;
};

}  // namespace

void check_missing_sections(const Library& library, Diagnostics& diagnostics) {
  for (const CurrentTranslation& current : current_translations(library)) {
    if (current.comparison->missing.empty()) continue;
    const MissingSections sections(library, current);
    if (!current.comparison->covers) {
      diagnostics.push_back(sections.another_plan());
      continue;
    }
    for (const SectionIndex s : current.comparison->missing) diagnostics.push_back(sections.missing(s));
  }
}

}  // namespace waymark
