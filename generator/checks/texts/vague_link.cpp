// link/vague-text: a link whose words say nothing about where it leads. Who hears links read one after the other, or
// only looks at them, learns nothing from "here".

#include <fmt/format.h>

#include "base/text.h"
#include "checks/texts/text_rules.h"
#include "checks/texts/vague_words.h"

namespace waymark {

void check_vague_links(const Library& library, VariantId text, Diagnostics& diagnostics) {
  const std::string& locale = library.locale_tag(library.variant(text).locale);
  for (const Reference& reference : library.article(text).references) {
    const bool link = reference.kind == ReferenceKind::link || reference.kind == ReferenceKind::html_link;
    if (!link || reference.autolink || !is_vague(reference.text, locale)) continue;
    diagnostics.push_back(
        {.rule = Rule::link_vague_text,
         .source = reference.source,
         .span = reference.span,
         .message = fmt::format("the link text \"{}\" does not say where it leads", collapse_space(reference.text)),
         .advice = "Link the words that name the page or what it is for",
         .reference = reference.written});
  }
}

}  // namespace waymark
