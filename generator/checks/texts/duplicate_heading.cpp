// heading/duplicate: two sections of one title below the same heading, which nobody can tell apart in a list of
// contents.

#include <fmt/format.h>
#include <map>
#include <tuple>

#include "base/text.h"
#include "base/unicode.h"
#include "checks/texts/text_rules.h"

namespace waymark {

void check_duplicate_headings(const Library& library, VariantId text, Diagnostics& diagnostics) {
  // Those that different readers see are no repeats: the scope is part of the place.
  using Place = std::tuple<SectionIndex, ScopeIndex, std::string>;
  std::map<Place, const Section*> known;
  for (const Section& section : library.article(text).sections) {
    if (section.level < 2 || !section.in_outline || trim(section.title).empty()) continue;
    const auto [first, added] =
        known.try_emplace({section.parent, section.scope, case_fold(collapse_space(section.title))}, &section);
    if (added) continue;
    const SourceFile& file = library.sources->file(first->second->source);
    diagnostics.push_back({.rule = Rule::heading_duplicate,
                           .source = section.source,
                           .span = section.heading,
                           .message = fmt::format("the heading \"{}\" stands in line {} already", section.title,
                                                  file.lines.line_of(first->second->heading.begin) + 1),
                           .advice = "Say in each heading what its section is about"});
  }
}

}  // namespace waymark
