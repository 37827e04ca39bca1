// link/bare-url: an address in the middle of the text, where words would say what is there. "<https://…>" is left
// alone: who writes that wants the address to be read.

#include <fmt/format.h>

#include "base/text.h"
#include "checks/texts/text_rules.h"

namespace waymark {

void check_bare_urls(const Library& library, VariantId text, Diagnostics& diagnostics) {
  for (const Reference& reference : library.article(text).references) {
    if (!reference.autolink || reference.kind != ReferenceKind::link) continue;
    if (!istarts_with(reference.target, "http://") && !istarts_with(reference.target, "https://")) continue;
    const std::string& file = library.sources->file(reference.source).text;
    if (reference.span.begin >= file.size() || file[reference.span.begin] == '<') continue;
    const std::string written = file.substr(reference.span.begin, reference.span.end - reference.span.begin);
    Diagnostic finding{.rule = Rule::link_bare_url,
                       .source = reference.source,
                       .span = reference.span,
                       .message = fmt::format("the address \"{}\" stands bare in the text", written),
                       .advice = "Link the words that say what is there, or write < and > around the address",
                       .reference = written};
    if (written == reference.target)
      finding.fix =
          Fix{.title = "Write < and > around it",
              .trust = Trust::needs_review,
              .edits = {{.source = reference.source, .span = reference.span, .replacement = "<" + written + ">"}}};
    diagnostics.push_back(std::move(finding));
  }
}

}  // namespace waymark
