#pragma once
// Changes to the inlines of one block after cmark-gfm: a stretch of its text becomes a node of its own, whatever cmark
// had made of it. Emphasis, links and code that such a stretch cuts through become text again.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/char_set.h"
#include "syntax/inline_text.h"
#include "syntax/markdown_tree.h"

namespace waymark {

// A text node, its place in the block's text, and how its bytes and those of the text belong together.
class TextLeaf {
 public:
  TextLeaf(const MarkdownTree& tree, const InlineText& text, NodeIndex node);

  NodeIndex node() const { return node_; }
  std::size_t begin() const { return begin_; }
  std::size_t end() const { return end_; }

  // Whether the byte at `at` of the block's text stands for itself, neither escaped nor part of a character reference.
  bool is_plain(std::size_t at) const { return same_ || plain_[at - begin_]; }
  bool is_plain(std::size_t begin, std::size_t end) const;
  // How many bytes of the node's text stand before `at`.
  std::size_t text_offset(std::size_t at) const { return same_ ? at - begin_ : offsets_[at - begin_]; }

 private:
  NodeIndex node_;
  std::size_t begin_;
  std::size_t end_;
  bool same_;  // the node's text is the block's text, byte for byte
  std::vector<bool> plain_;
  std::vector<std::uint32_t> offsets_;
};

// The block's text nodes in order, with or without those inside links and images; only those whose text holds one of
// the characters of `wanted`.
std::vector<TextLeaf> text_leaves(const MarkdownTree& tree, const InlineText& text, bool in_links,
                                  const CharSet& wanted);

// Stretches of the block's text that are one thing: code, links, images, tags, breaks; in order.
struct ContentRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};
std::vector<ContentRange> solid_ranges(const MarkdownTree& tree, const InlineText& text);

// The range that `at` lies inside of, neither at its begin nor at its end.
std::optional<ContentRange> cut_by(const std::vector<ContentRange>& ranges, std::size_t at);

// A node to come in the place of a stretch of text.
struct Replacement {
  std::size_t begin = 0;
  std::size_t end = 0;
  Node node;
  std::vector<Node> inner;  // each in the one before, the first in `node`
};

class InlineEditor {
 public:
  InlineEditor(MarkdownTree& tree, const InlineText& text) : tree_(tree), text_(text) {}

  // Replaces stretches that each begin in `leaf` and cut no solid range. From right to left, since each leaves what
  // stands before it untouched; so must leaves be taken from right to left.
  void replace(const TextLeaf& leaf, std::vector<Replacement> stretches);

  // Cuts the node off at `at`; what follows becomes a new node behind it, which is returned. no_node when nothing
  // follows.
  NodeIndex split(const TextLeaf& leaf, std::size_t at);

 private:
  std::size_t begin_of(NodeIndex node) const { return text_.to_content(tree_[node].span.begin); }
  std::size_t end_of(NodeIndex node) const { return text_.to_content(tree_[node].span.end); }
  NodeIndex split(NodeIndex node, std::size_t at, std::size_t text_offset);
  bool is_cut(NodeIndex node, std::size_t begin, std::size_t end) const;
  void dissolve_cut_nodes(NodeIndex leaf, std::size_t begin, std::size_t end);
  void dissolve(NodeIndex node);
  NodeIndex make_text(std::size_t begin, std::size_t end);

  MarkdownTree& tree_;
  const InlineText& text_;
};

}  // namespace waymark
