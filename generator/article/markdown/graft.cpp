#include "article/markdown/graft.h"

#include <vector>

#include "base/text.h"

namespace waymark {
namespace {

// Copies `content` below a new group.
NodeIndex copy(MarkdownTree& tree, const MarkdownTree& content, const Node& include) {
  const NodeIndex group = tree.add({.kind = NodeKind::group, .span = include.span, .origin = include.origin});
  std::vector<NodeIndex> copies(content.size(), no_node);
  copies[0] = group;
  for (NodeIndex i = content.next_in_order(0, 0); i != no_node; i = content.next_in_order(i, 0)) {
    copies[i] = tree.add(content[i]);
    tree.append(copies[content[i].parent], copies[i]);
  }
  return group;
}

bool is_blank_inline(const Node& node) {
  return node.kind == NodeKind::soft_break || node.kind == NodeKind::line_break ||
         (node.kind == NodeKind::text && trim(node.text).empty());
}

bool stands_alone(const MarkdownTree& tree, NodeIndex include) {
  for (NodeIndex child = tree[tree[include].parent].first; child != no_node; child = tree[child].next) {
    if (child != include && !is_blank_inline(tree[child])) return false;
  }
  return true;
}

bool stands_first(const MarkdownTree& tree, NodeIndex include) {
  for (NodeIndex before = tree[include].previous; before != no_node; before = tree[before].previous) {
    if (!is_blank_inline(tree[before])) return false;
  }
  return true;
}

bool only_paragraphs(const MarkdownTree& tree, NodeIndex group) {
  for (NodeIndex child = tree[group].first; child != no_node; child = tree[child].next) {
    if (tree[child].kind == NodeKind::group ? !only_paragraphs(tree, child) : tree[child].kind != NodeKind::paragraph)
      return false;
  }
  return true;
}

// The last paragraph inside `group`, where text pasted behind it would have gone on; no_node when it ends in something
// else.
NodeIndex last_paragraph(const MarkdownTree& tree, NodeIndex group) {
  NodeIndex node = group;
  while (node != no_node && tree[node].kind != NodeKind::paragraph) {
    if (!is_block(tree[node].kind) || tree[node].kind == NodeKind::table || tree[node].kind == NodeKind::heading)
      return no_node;
    node = tree[node].last;
  }
  return node;
}

// Moves what stands behind `node` among its siblings to the end of `to`.
void move_followers(MarkdownTree& tree, NodeIndex node, NodeIndex to) {
  for (NodeIndex next = tree[node].next; next != no_node;) {
    const NodeIndex following = tree[next].next;
    tree.detach(next);
    tree.append(to, next);
    next = following;
  }
}

// The words of the group's paragraphs and headings in place of the include; paragraphs run together over a line break.
void paste_words(MarkdownTree& tree, NodeIndex include, NodeIndex group) {
  std::vector<NodeIndex> lines;
  for (NodeIndex node = tree.next_in_order(group, group); node != no_node; node = tree.next_in_order(node, group)) {
    if (tree[node].kind == NodeKind::paragraph || tree[node].kind == NodeKind::heading) lines.push_back(node);
  }
  const Node place = tree[include];
  bool first = true;
  for (const NodeIndex line : lines) {
    if (!first)
      tree.insert_before(include, tree.add({.kind = NodeKind::soft_break, .span = place.span, .origin = place.origin}));
    first = false;
    for (NodeIndex child = tree[line].first; child != no_node;) {
      const NodeIndex next = tree[child].next;
      tree.detach(child);
      tree.insert_before(include, child);
      child = next;
    }
  }
  tree.detach(include);
}

void split_paragraph(MarkdownTree& tree, NodeIndex include, NodeIndex group) {
  const NodeIndex before = tree[include].parent;
  Node rest = tree[before];
  const NodeIndex after = tree.add(std::move(rest));
  tree.insert_after(before, group);
  tree.insert_after(group, after);
  move_followers(tree, include, after);
  tree.detach(include);
  if (tree[after].first == no_node) tree.detach(after);
  if (tree[before].first == no_node) tree.detach(before);
}

}  // namespace

void graft(MarkdownTree& tree, NodeIndex include, const MarkdownTree& content) {
  const Node place = tree[include];
  const NodeIndex group = copy(tree, content, place);
  if (place.kind == NodeKind::include_block) {
    tree.insert_before(include, group);
    tree.detach(include);
    return;
  }
  const NodeIndex parent = place.parent;
  const NodeKind above = tree[parent].kind;
  const bool alone = stands_alone(tree, include);
  if (above == NodeKind::paragraph && place.legacy && !alone && stands_first(tree, include)) {
    const NodeIndex end = last_paragraph(tree, group);
    if (end != no_node) {
      move_followers(tree, include, end);
      tree.insert_before(parent, group);
      tree.detach(parent);
      return;
    }
  }
  if (above == NodeKind::table_cell && alone && !only_paragraphs(tree, group)) {
    tree.insert_before(include, group);
    tree.detach(include);
  } else if (only_paragraphs(tree, group) || above != NodeKind::paragraph) {
    paste_words(tree, include, group);
  } else {
    split_paragraph(tree, include, group);
  }
}

void remove_include(MarkdownTree& tree, NodeIndex include) {
  const NodeIndex parent = tree[include].parent;
  tree.detach(include);
  if (tree[parent].kind == NodeKind::paragraph && tree[parent].first == no_node) tree.detach(parent);
}

}  // namespace waymark
