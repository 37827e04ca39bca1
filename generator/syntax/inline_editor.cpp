#include "syntax/inline_editor.h"

#include <algorithm>
#include <string>
#include <utility>

#include "syntax/text_alignment.h"

namespace waymark {

std::vector<TextLeaf> text_leaves(const MarkdownTree& tree, const InlineText& text, bool in_links) {
  std::vector<TextLeaf> leaves;
  const NodeIndex block = text.block();
  for (NodeIndex at = tree[block].first; at != no_node;) {
    const Node& node = tree[at];
    const bool link = node.kind == NodeKind::link || node.kind == NodeKind::image;
    if (node.kind == NodeKind::text) {
      leaves.push_back({at, text.to_content(node.span.begin), text.to_content(node.span.end)});
    }
    at = link && (!in_links || node.autolink) ? tree.next_skipping_children(at, block) : tree.next_in_order(at, block);
  }
  return leaves;
}

bool InlineEditor::refresh(TextLeaf& leaf) const {
  if (tree_[leaf.node].parent == no_node) return false;
  leaf.begin = begin_of(leaf.node);
  return leaf.begin < leaf.end;
}

NodeIndex InlineEditor::split_before(NodeIndex leaf, std::size_t at) {
  const std::size_t begin = begin_of(leaf);
  if (at <= begin) return no_node;
  const std::string_view content = text_.content();
  std::string_view rest = tree_[leaf].text;
  std::size_t reached = begin;
  while (reached < at && !rest.empty()) {
    const TextStep step = next_text_step(content, reached, rest);
    if (step.source == 0) break;
    reached += step.source;
    rest.remove_prefix(step.text);
  }
  const std::size_t taken = tree_[leaf].text.size() - rest.size();
  Node front{
      .kind = NodeKind::text, .span = text_.to_source(begin, reached), .text = tree_[leaf].text.substr(0, taken)};
  const NodeIndex added = tree_.add(std::move(front));
  tree_[leaf].text.erase(0, taken);
  tree_[leaf].span.begin = std::min(text_.to_source(reached), tree_[leaf].span.end);
  tree_.insert_before(leaf, added);
  return added;
}

NodeIndex InlineEditor::replace(NodeIndex leaf, std::size_t begin, std::size_t end, Node node) {
  dissolve_cut_nodes(leaf, begin, end);
  split_before(leaf, begin);
  const NodeIndex added = tree_.add(std::move(node));
  tree_.insert_before(leaf, added);
  for (NodeIndex at = leaf; at != no_node && begin_of(at) < end;) {
    const NodeIndex next = tree_[at].next;
    if (tree_[at].kind == NodeKind::text && end_of(at) > end) {
      const NodeIndex covered = split_before(at, end);
      if (covered != no_node) tree_.detach(covered);
      break;
    }
    tree_.detach(at);
    at = next;
  }
  return added;
}

// True when the stretch covers a part of the node, or one of its marks.
bool InlineEditor::is_cut(NodeIndex node, std::size_t begin, std::size_t end) const {
  const Node& cut = tree_[node];
  const std::size_t node_begin = begin_of(node);
  const std::size_t node_end = end_of(node);
  if (node_end <= begin || node_begin >= end) return false;
  if (begin <= node_begin && node_end <= end) return false;
  if (cut.kind == NodeKind::code) return true;
  if (cut.first == no_node) return false;
  return begin < begin_of(cut.first) || end > end_of(cut.last);
}

void InlineEditor::dissolve_cut_nodes(NodeIndex leaf, std::size_t begin, std::size_t end) {
  for (NodeIndex at = tree_[leaf].parent; at != text_.block() && at != no_node;) {
    const NodeIndex above = tree_[at].parent;
    if (is_cut(at, begin, end)) dissolve(at);
    at = above;
  }
  for (NodeIndex at = leaf; at != no_node && begin_of(at) < end;) {
    NodeIndex next = tree_.next_in_order(at, text_.block());
    if (at != leaf && is_cut(at, begin, end)) {
      if (tree_[at].first == no_node) next = tree_.next_skipping_children(at, text_.block());
      dissolve(at);
    }
    at = next;
  }
}

void InlineEditor::add_text_before(NodeIndex where, std::size_t begin, std::size_t end) {
  if (begin >= end) return;
  Node text{.kind = NodeKind::text,
            .span = text_.to_source(begin, end),
            .text = std::string(text_.content().substr(begin, end - begin))};
  tree_.insert_before(where, tree_.add(std::move(text)));
}

void InlineEditor::dissolve(NodeIndex node) {
  const std::size_t begin = begin_of(node);
  const std::size_t end = end_of(node);
  if (tree_[node].first == no_node) {
    add_text_before(node, begin, end);
    tree_.detach(node);
    return;
  }
  const std::size_t inner_begin = begin_of(tree_[node].first);
  const std::size_t inner_end = end_of(tree_[node].last);
  add_text_before(node, begin, inner_begin);
  const NodeIndex last = tree_[node].last;
  tree_.replace_with_children(node);
  if (inner_end < end) {
    Node text{.kind = NodeKind::text,
              .span = text_.to_source(inner_end, end),
              .text = std::string(text_.content().substr(inner_end, end - inner_end))};
    const NodeIndex closing = tree_.add(std::move(text));
    tree_.insert_after(last, closing);
  }
}

std::vector<bool> plain_bytes(const InlineText& text, const MarkdownTree& tree, const TextLeaf& leaf) {
  std::vector<bool> plain(leaf.end - leaf.begin);
  std::string_view rest = tree[leaf.node].text;
  for (std::size_t at = leaf.begin; at < leaf.end && !rest.empty();) {
    const TextStep step = next_text_step(text.content(), at, rest);
    if (step.source == 0) break;
    if (step.literal) plain[at - leaf.begin] = true;
    at += step.source;
    rest.remove_prefix(step.text);
  }
  return plain;
}

}  // namespace waymark
