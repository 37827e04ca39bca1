#include "syntax/parse_markdown.h"

#include <string>
#include <utility>

#include "syntax/cmark_adapter.h"
#include "syntax/docs_blocks.h"
#include "syntax/inline_passes.h"
#include "syntax/limits.h"
#include "syntax/markdown_draft.h"

namespace waymark {

MarkdownResult parse_markdown(std::string_view text, Span body, const MarkdownOptions& options) {
  SourceLines source(text, body);
  const std::vector<std::uint32_t> too_deep = find_marks_too_deep(source.parsed());
  source.hide(too_deep);
  MarkdownDraft draft = convert_markdown(source, options);
  for (const std::uint32_t offset : too_deep) {
    draft.limits.push_back(
        {.span = {body.begin + offset, body.begin + offset + 1},
         .what = "more than " + std::to_string(max_marks_in_line) + " quotes and lists begun in one line"});
  }
  split_marked_quotes(draft.tree, text);
  MarkdownResult result;
  for (const InlineText& block : draft.texts) {
    if (options.includes) find_inline_includes(draft.tree, block, options);
    if (options.autolinks) link_bare_addresses(draft.tree, block, source, options);
    if (options.strikethrough) strike_through(draft.tree, block, options);
    find_undefined_references(draft.tree, block, draft.definitions, options, result.undefined_references);
  }
  result.tree = std::move(draft.tree);
  result.limits = std::move(draft.limits);
  return result;
}

}  // namespace waymark
