#include "article/markdown/contents_marks.h"

#include <vector>

#include "base/text.h"

namespace waymark {

void remove_contents_marks(MarkdownTree& tree) {
  std::vector<NodeIndex> marks;
  for (NodeIndex node = tree.next_in_order(0, 0); node != no_node; node = tree.next_in_order(node, 0)) {
    if (tree[node].kind != NodeKind::paragraph || tree[node].first == no_node) continue;
    const Node& first = tree[tree[node].first];
    if (first.kind != NodeKind::text || first.text.empty() || first.text[0] != '[') continue;
    const std::string words = tree.plain_text(node);
    const std::string_view mark = trim(words);
    const bool is_mark = istarts_with(mark, "[azure.toc") || istarts_with(mark, "[wacom.toc");
    if (is_mark && mark.ends_with(']') && mark.find(']') == mark.size() - 1) marks.push_back(node);
  }
  for (const NodeIndex mark : marks) tree.detach(mark);
}

}  // namespace waymark
