#pragma once
// Changes to the inlines of one block after cmark-gfm: a stretch of its text becomes a node of its own, whatever cmark
// had made of it. Emphasis, links and code that such a stretch cuts through become text again.

#include <cstddef>
#include <vector>

#include "syntax/inline_text.h"
#include "syntax/markdown_tree.h"

namespace waymark {

// A text node and its place in the block's text.
struct TextLeaf {
  NodeIndex node = no_node;
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The block's text nodes in order, with or without those inside links and images.
std::vector<TextLeaf> text_leaves(const MarkdownTree& tree, const InlineText& text, bool in_links);

class InlineEditor {
 public:
  InlineEditor(MarkdownTree& tree, const InlineText& text) : tree_(tree), text_(text) {}

  // Puts `node` in the place of the text from `begin` to `end`. `leaf` is the text node that holds `begin`; it keeps
  // what stands behind `end`, if anything, so that leaves further right stay what they were.
  NodeIndex replace(NodeIndex leaf, std::size_t begin, std::size_t end, Node node);

  // Brings a leaf found before other changes up to date; false when nothing is left of it.
  bool refresh(TextLeaf& leaf) const;

  // Makes the text node begin at `at`; what stood before moves to a new node in front of it. Returns that, or no_node.
  NodeIndex split_before(NodeIndex leaf, std::size_t at);

  std::size_t begin_of(NodeIndex node) const { return text_.to_content(tree_[node].span.begin); }
  std::size_t end_of(NodeIndex node) const { return text_.to_content(tree_[node].span.end); }

 private:
  bool is_cut(NodeIndex node, std::size_t begin, std::size_t end) const;
  void dissolve_cut_nodes(NodeIndex leaf, std::size_t begin, std::size_t end);
  void dissolve(NodeIndex node);
  void add_text_before(NodeIndex where, std::size_t begin, std::size_t end);

  MarkdownTree& tree_;
  const InlineText& text_;
};

// For each byte of `leaf`'s stretch of the block's text whether it stands for itself, neither escaped nor part of a
// character reference.
std::vector<bool> plain_bytes(const InlineText& text, const MarkdownTree& tree, const TextLeaf& leaf);

}  // namespace waymark
