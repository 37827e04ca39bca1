#include "syntax/parse_markdown.h"

#include <utility>

#include "syntax/cmark_adapter.h"
#include "syntax/docs_blocks.h"
#include "syntax/markdown_draft.h"

namespace waymark {

MarkdownResult parse_markdown(std::string_view text, Span body, const MarkdownOptions& options) {
  const SourceLines source(text, body);
  MarkdownDraft draft = convert_markdown(source, options);
  split_marked_quotes(draft.tree, text);
  return {.tree = std::move(draft.tree), .limits = std::move(draft.limits), .undefined_references = {}};
}

}  // namespace waymark
