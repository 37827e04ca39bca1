#include <algorithm>
#include <array>

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

bool is_void(std::string_view name) {
  static constexpr std::array<std::string_view, 14> names{"area",  "base", "br",   "col",   "embed",  "hr",    "img",
                                                          "input", "link", "meta", "param", "source", "track", "wbr"};
  return std::ranges::any_of(names, [&](std::string_view known) { return iequals(known, name); });
}

// How many elements `html` opens more than it closes; counted, not matched: what is looked for is whether it goes on.
int open_elements(std::string_view html) {
  int open = 0;
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    const bool end_tag = html.substr(at, 2) == "</";
    const std::size_t begin = at + (end_tag ? 2 : 1);
    std::size_t name = begin;
    while (name < html.size() && is_ascii_alnum(html[name])) ++name;
    if (name == begin || !is_ascii_alpha(html[begin])) continue;
    if (end_tag) {
      --open;
      continue;
    }
    const std::size_t close = html.find_first_of("<>", name);
    const bool alone = close != std::string_view::npos && html[close - 1] == '/';
    if (!alone && !is_void(html.substr(begin, name - begin))) ++open;
  }
  return open;
}

// What stands side by side below one node: HTML that is still open when code begins goes on in it.
void read_children(ArticleDraft& draft, NodeIndex parent) {
  const MarkdownTree& tree = draft.tree;
  int open = 0;
  for (NodeIndex child = tree[parent].first; child != no_node; child = tree[child].next) {
    const Node& node = tree[child];
    if (node.kind != NodeKind::html_block && node.kind != NodeKind::code_block) {
      open = 0;
      continue;
    }
    if (node.kind == NodeKind::code_block && open > 0 && begins_with_tag(node.text)) {
      const std::string_view written = trim_left(text_at(draft.file(node.origin).text, node.span));
      if (!written.starts_with("```") && !written.starts_with("~~~"))
        draft.report(Rule::markdown_html_as_code, {node.span, node.origin},
                     "this HTML is shown as code, because it is indented after a blank line",
                     "Take out the blank line before it, or indent it by less than four blanks");
    }
    // Code between is counted as well: it was meant as HTML.
    if (node.kind == NodeKind::html_block || open > 0) open = std::max(0, open + open_elements(node.text));
  }
}

}  // namespace

// A blank line ends a block of HTML (CommonMark 4.6). What is indented behind it is code, and readers see its tags.
void report_html_as_code(ArticleDraft& draft) {
  const MarkdownTree& tree = draft.tree;
  for (NodeIndex i = 0; i != no_node; i = tree.next_in_order(i, 0)) {
    if (tree[i].first != no_node && is_block(tree[tree[i].first].kind)) read_children(draft, i);
  }
}

}  // namespace waymark
