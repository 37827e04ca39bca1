// heading/several-h1: the first heading of level 1 is the page's title; each further one claims to be a title, too.

#include <fmt/format.h>

#include "checks/texts/text_rules.h"

namespace waymark {

void check_several_h1(const Library& library, VariantId text, Diagnostics& diagnostics) {
  const Section* first = nullptr;
  for (const Section& section : library.article(text).sections) {
    if (section.level != 1 || !section.in_outline) continue;
    if (first == nullptr) {
      first = &section;
      continue;
    }
    // Titles that different readers see are one title each.
    if (section.scope != first->scope) continue;
    diagnostics.push_back(
        {.rule = Rule::heading_several_h1,
         .source = section.source,
         .span = section.heading,
         .message = fmt::format("\"{}\" is a second title beside \"{}\"", section.title, first->title),
         .advice = "Write ## in front of it and one # more below it, or make it an article"});
  }
}

}  // namespace waymark
