#include "syntax/markdown_tree.h"

#include <utility>

namespace waymark {

NodeIndex MarkdownTree::add(Node node) {
  node.parent = node.first = node.last = node.next = node.previous = no_node;
  nodes_.push_back(std::move(node));
  return static_cast<NodeIndex>(nodes_.size() - 1);
}

void MarkdownTree::append(NodeIndex parent, NodeIndex child) {
  Node& above = nodes_[parent];
  Node& below = nodes_[child];
  below.parent = parent;
  below.previous = above.last;
  below.next = no_node;
  (above.last == no_node ? above.first : nodes_[above.last].next) = child;
  above.last = child;
}

void MarkdownTree::insert_before(NodeIndex where, NodeIndex child) {
  Node& after = nodes_[where];
  Node& below = nodes_[child];
  below.parent = after.parent;
  below.previous = after.previous;
  below.next = where;
  (after.previous == no_node ? nodes_[after.parent].first : nodes_[after.previous].next) = child;
  after.previous = child;
}

void MarkdownTree::insert_after(NodeIndex where, NodeIndex child) {
  if (nodes_[where].next == no_node) {
    append(nodes_[where].parent, child);
  } else {
    insert_before(nodes_[where].next, child);
  }
}

void MarkdownTree::detach(NodeIndex node) {
  Node& gone = nodes_[node];
  if (gone.parent == no_node) return;
  (gone.previous == no_node ? nodes_[gone.parent].first : nodes_[gone.previous].next) = gone.next;
  (gone.next == no_node ? nodes_[gone.parent].last : nodes_[gone.next].previous) = gone.previous;
  gone.parent = gone.previous = gone.next = no_node;
}

void MarkdownTree::move_children(NodeIndex from, NodeIndex to) {
  for (NodeIndex child = nodes_[from].first; child != no_node;) {
    const NodeIndex next = nodes_[child].next;
    append(to, child);
    child = next;
  }
  nodes_[from].first = nodes_[from].last = no_node;
}

void MarkdownTree::replace_with_children(NodeIndex node) {
  for (NodeIndex child = nodes_[node].first; child != no_node;) {
    const NodeIndex next = nodes_[child].next;
    insert_before(node, child);
    child = next;
  }
  nodes_[node].first = nodes_[node].last = no_node;
  detach(node);
}

std::string MarkdownTree::plain_text(NodeIndex node) const {
  std::string text;
  for (NodeIndex at = node; at != no_node; at = next_in_order(at, node)) {
    switch (nodes_[at].kind) {
      case NodeKind::text:
      case NodeKind::code:
      case NodeKind::code_block:
        text += nodes_[at].text;
        break;
      case NodeKind::soft_break:
      case NodeKind::line_break:
        text += ' ';
        break;
      default:
        break;
    }
  }
  return text;
}

}  // namespace waymark
