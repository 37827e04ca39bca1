// "1. …", a picture at the start of a line, "2. …": CommonMark ends the list at the picture and starts another.
// Indenting what stands between to the item's text keeps the list in one piece.

#include <algorithm>
#include <fmt/format.h>

#include "article/repairs/repair.h"
#include "article/spans.h"
#include "base/text.h"

namespace waymark {
namespace {

constexpr std::size_t most_blocks_between = 12;

bool may_stand_between(const Node& node) {
  switch (node.kind) {
    case NodeKind::paragraph:
    case NodeKind::html_block:
    case NodeKind::code_block:
    case NodeKind::table:
    case NodeKind::block_quote:
    case NodeKind::alert:
    case NodeKind::include_block:
    case NodeKind::video:
      return true;
    case NodeKind::list:
      return !node.ordered;
    default:
      return false;
  }
}

std::size_t count_items(const MarkdownTree& tree, NodeIndex list) {
  std::size_t count = 0;
  for (NodeIndex item = tree[list].first; item != no_node; item = tree[item].next) ++count;
  return count;
}

// The marker of an item ("12." or "3)"), where the text shows it.
std::string_view marker_of(std::string_view text, const Node& item) {
  std::size_t begin = item.span.begin;
  while (begin < text.size() && is_blank(text[begin])) ++begin;
  std::size_t end = begin;
  while (end < text.size() && is_ascii_digit(text[end])) ++end;
  if (end == begin || end >= text.size() || (text[end] != '.' && text[end] != ')')) return {};
  return text.substr(begin, end + 1 - begin);
}

// Column of the text of a list's last item, and of its marker; columns count from the start of the line. Null where
// tabs or quotes stand before it.
struct ItemColumns {
  std::size_t marker = 0;
  std::size_t content = 0;
};

std::optional<ItemColumns> columns_of(std::string_view text, const MarkdownTree& tree, NodeIndex list) {
  const Node& item = tree[tree[list].last];
  const std::string_view marker = marker_of(text, item);
  if (marker.empty()) return std::nullopt;
  const auto marker_at = static_cast<std::size_t>(marker.data() - text.data());
  const std::size_t line = line_begin(text, marker_at);
  for (std::size_t i = line; i < marker_at; ++i) {
    if (text[i] != ' ') return std::nullopt;
  }
  std::size_t content = marker_at + marker.size();
  std::size_t blanks = 0;
  while (content + blanks < text.size() && text[content + blanks] == ' ') ++blanks;
  if (blanks == 0 || blanks > 4) blanks = 1;
  return ItemColumns{marker_at - line, content + blanks - line};
}

// Inserts `width` blanks at the start of each line of `span` that holds anything.
void indent_lines(std::string_view text, Span span, std::size_t width, std::vector<TextEdit>& edits) {
  std::size_t at = line_begin(text, span.begin);
  while (at < span.end && at < text.size()) {
    const LineAt line = line_at(text, at);
    if (!trim(line.in(text)).empty())
      edits.push_back({.span = span_between(at, at), .replacement = std::string(width, ' ')});
    at = line.next;
  }
}

std::optional<std::size_t> indentation(std::string_view text, const Node& node) {
  std::size_t at = line_begin(text, node.span.begin);
  std::size_t blanks = 0;
  while (at < text.size() && text[at] == ' ') ++at, ++blanks;
  return at < text.size() && text[at] == '\t' ? std::nullopt : std::optional(blanks);
}

// Whether `second` counts on where `first` ended, or both number every item 1 and only pictures stand between.
bool goes_on(std::string_view text, const MarkdownTree& tree, NodeIndex first, NodeIndex second, bool only_images) {
  const std::string_view a = marker_of(text, tree[tree[first].last]);
  const std::string_view b = marker_of(text, tree[tree[second].first]);
  if (a.empty() || b.empty() || a.back() != b.back()) return false;
  const std::uint32_t expected = tree[first].start + offset32(count_items(tree, first));
  if (tree[second].start == expected && expected > 1) return true;
  return only_images && a.size() == 2 && a[0] == '1' && b[0] == '1' && tree[second].start == 1;
}

// Where in a paragraph a line begins with the list's next number, which cannot interrupt a paragraph (CommonMark 5.3);
// 0 when none does.
std::size_t next_number_in(std::string_view text, const MarkdownTree& tree, NodeIndex list, NodeIndex block) {
  if (tree[block].kind != NodeKind::paragraph) return 0;
  const std::string_view last = marker_of(text, tree[tree[list].last]);
  if (last.empty()) return 0;
  const std::string wanted = fmt::format("{}{} ", tree[list].start + count_items(tree, list), last.back());
  const Span span = tree[block].span;
  for (std::size_t at = line_at(text, span.begin).next; at < span.end; at = line_at(text, at).next) {
    const std::string_view line = line_at(text, at).in(text);
    const std::string_view content = trim_left(line);
    if (content.starts_with(wanted) && line.size() - content.size() < 4) return at;
  }
  return 0;
}

bool is_image_paragraph(const MarkdownTree& tree, NodeIndex node) {
  if (tree[node].kind != NodeKind::paragraph || tree[node].first == no_node) return false;
  for (NodeIndex child = tree[node].first; child != no_node; child = tree[child].next) {
    const NodeKind kind = tree[child].kind;
    if (kind != NodeKind::image && kind != NodeKind::soft_break &&
        !(kind == NodeKind::text && trim(tree[child].text).empty()))
      return false;
  }
  return true;
}

void find_after(const RepairInput& input, NodeIndex list, Repairs& repairs) {
  const std::string_view text = input.text;
  const MarkdownTree& tree = input.markdown.tree;
  std::vector<NodeIndex> between;
  bool only_images = true;
  std::size_t next_number = 0;
  NodeIndex next = tree[list].next;
  while (next != no_node && next_number == 0 && between.size() < most_blocks_between && may_stand_between(tree[next])) {
    only_images = only_images && is_image_paragraph(tree, next);
    next_number = next_number_in(text, tree, list, next);
    between.push_back(next);
    next = tree[next].next;
  }
  if (between.empty()) return;
  const std::optional<ItemColumns> columns = columns_of(text, tree, list);
  if (!columns) return;
  const bool counts_on = next_number != 0 || (next != no_node && tree[next].kind == NodeKind::list &&
                                              tree[next].ordered && goes_on(text, tree, list, next, only_images));
  if (!counts_on) {
    // Bullets indented by two or three blanks directly below an item were nested in it.
    const Node& bullets = tree[between.front()];
    const std::optional<std::size_t> indent =
        bullets.kind == NodeKind::list ? indentation(text, bullets) : std::nullopt;
    if (!indent || *indent < columns->marker + 2 || *indent >= columns->content) return;
    between.resize(1);
  }
  std::vector<TextEdit> edits;
  for (const NodeIndex block : between) {
    const std::optional<std::size_t> indent = indentation(text, tree[block]);
    if (!indent) return;
    Span lines = tree[block].span;
    if (next_number != 0 && block == between.back()) lines.end = offset32(next_number);
    if (*indent < columns->content) indent_lines(text, lines, columns->content - *indent, edits);
  }
  if (edits.empty()) return;
  const Node& first = tree[between.front()];
  const std::string words = first.kind == NodeKind::paragraph && is_image_paragraph(tree, between.front())
                                ? excerpt(text_at(text, first.span))
                                : excerpt(line_at(text, first.span.begin).in(text));
  std::string message = fmt::format("\"{}\" is not part of the item above it", words);
  if (counts_on) {
    const std::string_view number =
        next_number != 0 ? trim(line_at(text, next_number).in(text)) : marker_of(text, tree[tree[next].first]);
    message = fmt::format("\"{}\" breaks the list in two before \"{}\"", words,
                          number.substr(0, number.find_first_of(".)") + 1));
  }
  repairs.push_back({.rule = Rule::markdown_broken_list,
                     .span = span_between(first.span.begin, line_at(text, first.span.begin).end),
                     .message = std::move(message),
                     .advice = "Indent it to the text of the item above",
                     .title = "Indent it to the text of the item above",
                     .edits = std::move(edits)});
}

}  // namespace

void find_broken_lists(const RepairInput& input, Repairs& repairs) {
  const MarkdownTree& tree = input.markdown.tree;
  for (NodeIndex i = tree.next_in_order(0, 0); i != no_node; i = tree.next_in_order(i, 0)) {
    const Node& node = tree[i];
    if (node.kind == NodeKind::list && node.ordered && node.last != no_node) find_after(input, i, repairs);
  }
}

}  // namespace waymark
