// heading/empty: a heading without a word in it.

#include "base/text.h"
#include "checks/texts/text_rules.h"

namespace waymark {

void check_empty_headings(const Library& library, VariantId text, Diagnostics& diagnostics) {
  for (const Section& section : library.article(text).sections) {
    if (section.level == 0 || !trim(section.title).empty()) continue;
    diagnostics.push_back({.rule = Rule::heading_empty,
                           .source = section.source,
                           .span = section.heading,
                           .message = "this heading has no text",
                           .advice = "Write what the section is about, or take the heading out"});
  }
}

}  // namespace waymark
