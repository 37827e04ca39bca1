#include "syntax/parse_markdown.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "syntax/cmark_adapter.h"
#include "syntax/docs_blocks.h"
#include "syntax/inline_passes.h"
#include "syntax/limits.h"
#include "syntax/markdown_draft.h"

namespace waymark {

MarkdownResult parse_markdown(std::string_view text, Span body, const MarkdownOptions& options) {
  SourceLines source(text, body);
  HiddenBytes hidden = find_hostile_marks(source);
  source.hide(hidden.offsets);
  MarkdownDraft draft = convert_markdown(source, options);
  std::ranges::move(hidden.hits, std::back_inserter(draft.limits));
  split_marked_quotes(draft.tree, draft.marks, text);
  MarkdownResult result;
  for (const InlineText& block : draft.texts) {
    if (options.zones) find_marked_images(draft.tree, block);
    if (options.includes) find_inline_includes(draft.tree, block, options);
    if (options.autolinks) link_bare_addresses(draft.tree, block, source, options);
    if (options.strikethrough) strike_through(draft.tree, block, options, draft.limits);
    find_undefined_references(draft.tree, block, draft.definitions, options, result.undefined_references);
  }
  result.tree = std::move(draft.tree);
  result.limits = std::move(draft.limits);
  return result;
}

}  // namespace waymark
