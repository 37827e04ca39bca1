#include "syntax/inline_editor.h"

#include <algorithm>
#include <string>
#include <utility>

#include "syntax/text_alignment.h"

namespace waymark {

TextLeaf::TextLeaf(const MarkdownTree& tree, const InlineText& text, NodeIndex node)
    : node_(node),
      begin_(text.to_content(tree[node].span.begin)),
      end_(std::max(begin_, text.to_content(tree[node].span.end))),
      same_(text.content().substr(begin_, end_ - begin_) == tree[node].text) {
  if (same_) return;
  plain_.resize(end_ - begin_);
  offsets_.resize(end_ - begin_ + 1);
  std::string_view rest = tree[node].text;
  const std::size_t size = rest.size();
  for (std::size_t at = begin_; at < end_;) {
    const TextStep step = next_text_step(text.content(), at, rest);
    const std::size_t taken = step.source == 0 ? 1 : step.source;
    const auto offset = static_cast<std::uint32_t>(size - rest.size());
    for (std::size_t i = at; i < std::min(at + taken, end_); ++i) offsets_[i - begin_] = offset;
    if (step.literal) plain_[at - begin_] = true;
    at += taken;
    rest.remove_prefix(step.text);
  }
  offsets_.back() = static_cast<std::uint32_t>(size);
}

bool TextLeaf::is_plain(std::size_t begin, std::size_t end) const {
  if (begin < begin_ || end > end_) return false;
  for (std::size_t at = begin; at < end && !same_; ++at) {
    if (!plain_[at - begin_]) return false;
  }
  return true;
}

std::vector<TextLeaf> text_leaves(const MarkdownTree& tree, const InlineText& text, bool in_links,
                                  const CharSet& wanted) {
  std::vector<TextLeaf> leaves;
  const NodeIndex block = text.block();
  for (NodeIndex at = tree[block].first; at != no_node;) {
    const Node& node = tree[at];
    const bool link = node.kind == NodeKind::link || node.kind == NodeKind::image;
    if (node.kind == NodeKind::text && wanted.find_in(node.text) != std::string_view::npos)
      leaves.emplace_back(tree, text, at);
    at = link && (!in_links || node.autolink) ? tree.next_skipping_children(at, block) : tree.next_in_order(at, block);
  }
  return leaves;
}

std::vector<ContentRange> solid_ranges(const MarkdownTree& tree, const InlineText& text) {
  std::vector<ContentRange> ranges;
  const NodeIndex block = text.block();
  for (NodeIndex at = tree[block].first; at != no_node;) {
    const NodeKind kind = tree[at].kind;
    const bool container = kind == NodeKind::emphasis || kind == NodeKind::strong || kind == NodeKind::strikethrough;
    if (!container && kind != NodeKind::text) {
      ranges.push_back({text.to_content(tree[at].span.begin), text.to_content(tree[at].span.end)});
    }
    at = container ? tree.next_in_order(at, block) : tree.next_skipping_children(at, block);
  }
  return ranges;
}

std::optional<ContentRange> cut_by(const std::vector<ContentRange>& ranges, std::size_t at) {
  auto range = std::ranges::lower_bound(ranges, at, {}, &ContentRange::begin);
  if (range == ranges.begin()) return std::nullopt;
  --range;
  if (at >= range->end) return std::nullopt;
  return *range;
}

NodeIndex InlineEditor::split(NodeIndex node, std::size_t at, std::size_t text_offset) {
  if (at >= end_of(node)) return no_node;
  Node rest{.kind = NodeKind::text,
            .span = {text_.to_source(at), tree_[node].span.end},
            .text = tree_[node].text.substr(std::min(text_offset, tree_[node].text.size()))};
  const NodeIndex added = tree_.add(std::move(rest));
  Node& front = tree_[node];
  front.text.resize(std::min(text_offset, front.text.size()));
  front.span.end = std::max(front.span.begin, text_.to_source(begin_of(node), at).end);
  tree_.insert_after(node, added);
  return added;
}

NodeIndex InlineEditor::split(const TextLeaf& leaf, std::size_t at) {
  return split(leaf.node(), at, leaf.text_offset(at));
}

void InlineEditor::replace(const TextLeaf& leaf, std::vector<Replacement> stretches) {
  const NodeIndex start = leaf.node();
  for (auto stretch = stretches.rbegin(); stretch != stretches.rend(); ++stretch) {
    dissolve_cut_nodes(start, stretch->begin, stretch->end);
    if (stretch->end <= leaf.end()) split(leaf, stretch->end);
    const NodeIndex covered = split(leaf, stretch->begin);
    const NodeIndex added = tree_.add(std::move(stretch->node));
    tree_.insert_after(start, added);
    for (NodeIndex at = covered; at != no_node && begin_of(at) < stretch->end;) {
      const NodeIndex next = tree_[at].next;
      if (tree_[at].kind == NodeKind::text && end_of(at) > stretch->end) {
        const TextLeaf last(tree_, text_, at);
        split(last, stretch->end);
      }
      tree_.detach(at);
      at = next;
    }
    NodeIndex outer = added;
    for (Node& node : stretch->inner) {
      const NodeIndex inner = tree_.add(std::move(node));
      tree_.append(outer, inner);
      outer = inner;
    }
    if (tree_[start].text.empty()) {
      tree_.detach(start);
      break;  // the stretch began with the leaf
    }
  }
}

// True when the stretch covers a part of the node, or one of its marks.
bool InlineEditor::is_cut(NodeIndex node, std::size_t begin, std::size_t end) const {
  const Node& cut = tree_[node];
  const std::size_t node_begin = begin_of(node);
  const std::size_t node_end = end_of(node);
  if (node_end <= begin || node_begin >= end) return false;
  if (begin <= node_begin && node_end <= end) return false;
  if (cut.first == no_node) return false;
  return begin < begin_of(cut.first) || end > end_of(cut.last);
}

void InlineEditor::dissolve_cut_nodes(NodeIndex leaf, std::size_t begin, std::size_t end) {
  for (NodeIndex at = tree_[leaf].parent; at != text_.block() && at != no_node;) {
    const NodeIndex above = tree_[at].parent;
    if (is_cut(at, begin, end)) dissolve(at);
    at = above;
  }
  for (NodeIndex at = tree_.next_in_order(leaf, text_.block()); at != no_node && begin_of(at) < end;) {
    NodeIndex next = tree_.next_in_order(at, text_.block());
    if (is_cut(at, begin, end)) dissolve(at);
    at = next;
  }
}

NodeIndex InlineEditor::make_text(std::size_t begin, std::size_t end) {
  return tree_.add({.kind = NodeKind::text,
                    .span = text_.to_source(begin, end),
                    .text = std::string(text_.content().substr(begin, end - begin))});
}

void InlineEditor::dissolve(NodeIndex node) {
  const std::size_t begin = begin_of(node);
  const std::size_t end = end_of(node);
  const NodeIndex last = tree_[node].last;
  const NodeIndex opening = make_text(begin, begin_of(tree_[node].first));
  const NodeIndex closing = make_text(end_of(last), end);
  tree_.insert_before(node, opening);
  tree_.replace_with_children(node);
  tree_.insert_after(last, closing);
}

}  // namespace waymark
