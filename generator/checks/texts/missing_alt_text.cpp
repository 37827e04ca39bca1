// image/no-alt: a picture without an alternative text. An HTML image that says alt="" is decoration on purpose.

#include <fmt/format.h>

#include "base/text.h"
#include "checks/texts/alt_texts.h"
#include "checks/texts/text_rules.h"
#include "library/links/locate.h"

namespace waymark {

void check_missing_alt_texts(const Library& library, VariantId text, Diagnostics& diagnostics) {
  for (const Reference& reference : library.article(text).references) {
    if (!is_image(reference) || !trim(reference.text).empty() || reference.target.empty()) continue;
    if (is_decoration(library, reference)) continue;
    diagnostics.push_back({.rule = Rule::image_no_alt,
                           .source = reference.source,
                           .span = reference.span,
                           .message = fmt::format("the image \"{}\" has no alternative text", reference.written),
                           .advice = "Say in a few words what it shows; if it only decorates, write <img alt=\"\" …>",
                           .reference = reference.written});
  }
}

}  // namespace waymark
