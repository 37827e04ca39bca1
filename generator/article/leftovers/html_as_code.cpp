#include "article/leftovers/leftovers.h"
#include "article/spans.h"
#include "base/text.h"

namespace waymark {
namespace {

bool begins_with_tag(std::string_view text) {
  text = trim_left(text);
  if (!text.starts_with('<') || text.size() < 2) return false;
  return is_ascii_alpha(text[1]) || (text[1] == '/' && text.size() > 2 && is_ascii_alpha(text[2]));
}

}  // namespace

// A blank line ends a block of HTML (CommonMark 4.6). What is indented behind it is code, and readers see its tags.
void report_html_as_code(ArticleDraft& draft) {
  const MarkdownTree& tree = draft.tree;
  for (NodeIndex i = 0; i != no_node; i = tree.next_in_order(i, 0)) {
    const Node& node = tree[i];
    if (node.kind != NodeKind::code_block || !begins_with_tag(node.text)) continue;
    const NodeIndex before = node.previous;
    if (before == no_node || (tree[before].kind != NodeKind::html_block && tree[before].kind != NodeKind::code_block))
      continue;
    // Only what follows HTML; a sample of code between paragraphs is a sample.
    NodeIndex first = before;
    while (first != no_node && tree[first].kind == NodeKind::code_block) first = tree[first].previous;
    if (first == no_node || tree[first].kind != NodeKind::html_block) continue;
    const std::string_view written = trim_left(text_at(draft.file(node.origin).text, node.span));
    if (written.starts_with("```") || written.starts_with("~~~")) continue;
    draft.report(Rule::markdown_html_as_code, {node.span, node.origin},
                 "this HTML is shown as code, because it is indented after a blank line",
                 "Take out the blank line before it, or indent it by less than four blanks");
  }
}

}  // namespace waymark
