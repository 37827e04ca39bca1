// <ol> and <ul> that no end tag closes. Browsers let such a list run to the end of the page; the pages of 2015 mean it
// to end behind its last item and the pictures that belong to that item.

#include <algorithm>
#include <fmt/format.h>

#include "article/html/html_rules.h"
#include "article/repairs/repair.h"
#include "article/spans.h"
#include "base/text.h"
#include "syntax/html_tokens.h"

namespace waymark {
namespace {

struct ListTag {
  enum class Kind { start, end, item };
  Kind kind = Kind::item;
  std::string name;
  Span span;
  std::size_t block = 0;  // position among the siblings
  bool closed = false;
  std::uint32_t ends_at = 0;  // not 0: the end tag of a list around it stands there
};

enum class BlockRole { list_part, filler, text, end };

struct Siblings {
  std::vector<NodeIndex> blocks;
  std::vector<BlockRole> roles;
  std::vector<ListTag> tags;
};

bool is_image_only(const MarkdownTree& tree, NodeIndex paragraph) {
  bool image = false;
  for (NodeIndex child = tree[paragraph].first; child != no_node; child = tree[child].next) {
    const Node& node = tree[child];
    if (node.kind == NodeKind::image)
      image = true;
    else if (node.kind != NodeKind::soft_break && node.kind != NodeKind::line_break &&
             !(node.kind == NodeKind::text && trim(node.text).empty()))
      return false;
  }
  return image;
}

// Reads the list tags of one HTML node and says whether it held anything.
void read_tags(const Node& node, std::size_t block, std::vector<ListTag>& tags) {
  if (node.text.find('<') == std::string::npos) return;
  for (const HtmlToken& token : tokenize_html(node.text)) {
    const Span span = {node.span.begin + token.span.begin, node.span.begin + token.span.end};
    if (token.kind == HtmlToken::Kind::start_tag && (is_list_element(token.name) || token.name == "li")) {
      tags.push_back({.kind = token.name == "li" ? ListTag::Kind::item : ListTag::Kind::start,
                      .name = token.name,
                      .span = span,
                      .block = block});
    } else if (token.kind == HtmlToken::Kind::end_tag && is_list_element(token.name)) {
      tags.push_back({.kind = ListTag::Kind::end, .name = token.name, .span = span, .block = block});
    }
  }
}

BlockRole role_of(const MarkdownTree& tree, NodeIndex block, bool has_tags) {
  const Node& node = tree[block];
  if (has_tags) return BlockRole::list_part;
  switch (node.kind) {
    case NodeKind::heading:
    case NodeKind::thematic_break:
      return BlockRole::end;
    case NodeKind::html_block:
      return node.text.starts_with("<!--") || node.text.starts_with("<h") ? BlockRole::text : BlockRole::filler;
    case NodeKind::paragraph:
      return is_image_only(tree, block) ? BlockRole::filler : BlockRole::text;
    default:
      return BlockRole::text;
  }
}

Siblings read_siblings(const MarkdownTree& tree, NodeIndex parent) {
  Siblings siblings;
  for (NodeIndex child = tree[parent].first; child != no_node; child = tree[child].next) {
    const std::size_t before = siblings.tags.size();
    const std::size_t position = siblings.blocks.size();
    if (tree[child].kind == NodeKind::html_block) {
      read_tags(tree[child], position, siblings.tags);
    } else if (tree[child].kind == NodeKind::paragraph) {
      for (NodeIndex inner = tree[child].first; inner != no_node; inner = tree[inner].next) {
        if (tree[inner].kind == NodeKind::html_inline) read_tags(tree[inner], position, siblings.tags);
      }
    }
    siblings.blocks.push_back(child);
    siblings.roles.push_back(role_of(tree, child, siblings.tags.size() > before));
  }
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < siblings.tags.size(); ++i) {
    ListTag& tag = siblings.tags[i];
    if (tag.kind == ListTag::Kind::start) open.push_back(i);
    if (tag.kind != ListTag::Kind::end) continue;
    // The stack holds what is open; an end tag closes the nearest of its name, and what stands above that was never
    // closed.
    for (std::size_t k = open.size(); k > 0; --k) {
      if (siblings.tags[open[k - 1]].name != tag.name) continue;
      siblings.tags[open[k - 1]].closed = true;
      for (std::size_t above = k; above < open.size(); ++above) siblings.tags[open[above]].ends_at = tag.span.begin;
      open.resize(k - 1);
      break;
    }
  }
  return siblings;
}

// The block behind which the list that starts with tag `start` ends.
std::size_t last_block(const Siblings& siblings, std::size_t start) {
  std::size_t last = siblings.tags[start].block;
  std::size_t tag = start + 1;
  bool text_seen = false;
  for (std::size_t block = last; block < siblings.blocks.size(); ++block) {
    if (siblings.roles[block] == BlockRole::end) break;
    while (tag < siblings.tags.size() && siblings.tags[tag].block < block) ++tag;
    if (siblings.roles[block] == BlockRole::text) text_seen = true;
    if (block == last || siblings.roles[block] != BlockRole::list_part) continue;
    // Behind ordinary text a new list is a new list, and an item goes on with this one.
    if (text_seen && siblings.tags[tag].kind == ListTag::Kind::start) break;
    last = block;
    text_seen = false;
  }
  while (last + 1 < siblings.blocks.size() && siblings.roles[last + 1] == BlockRole::filler) ++last;
  return last;
}

void find_below(const RepairInput& input, NodeIndex parent, Repairs& repairs) {
  const MarkdownTree& tree = input.markdown.tree;
  const Siblings siblings = read_siblings(tree, parent);
  for (std::size_t i = siblings.tags.size(); i > 0; --i) {
    const ListTag& tag = siblings.tags[i - 1];
    if (tag.kind != ListTag::Kind::start || tag.closed) continue;
    const Repair finding{.rule = Rule::markdown_unclosed_html,
                         .span = tag.span,
                         .message = fmt::format("\"{}\" is never closed", text_at(input.text, tag.span)),
                         .advice = fmt::format("Write \"</{}>\" behind its last item", tag.name),
                         .title = fmt::format("Insert \"</{}>\" behind its last item", tag.name),
                         .always = true};
    if (tag.ends_at != 0) {
      repairs.push_back(finding);
      repairs.back().edits = {{.span = {tag.ends_at, tag.ends_at}, .replacement = fmt::format("</{}>", tag.name)}};
      continue;
    }
    const Node& first = tree[siblings.blocks[tag.block]];
    const Node& last = tree[siblings.blocks[last_block(siblings, i - 1)]];
    std::size_t end = std::min<std::size_t>(last.span.end, input.text.size());
    while (end > last.span.begin && is_space(input.text[end - 1])) --end;
    if (end < tag.span.end || text_at(input.text, tag.span).substr(0, 1) != "<") continue;
    repairs.push_back(finding);
    repairs.back().edits = {{.span = span_between(end, end),
                             .replacement = fmt::format("{}{}</{}>", input.newline,
                                                        continuation_prefix(input.text, first.span.begin), tag.name)}};
  }
}

}  // namespace

void find_unclosed_lists(const RepairInput& input, Repairs& repairs) {
  const MarkdownTree& tree = input.markdown.tree;
  for (NodeIndex node = 0; node != no_node; node = tree.next_in_order(node, 0)) {
    const NodeKind kind = tree[node].kind;
    if (kind == NodeKind::document || kind == NodeKind::item || kind == NodeKind::block_quote ||
        kind == NodeKind::alert) {
      find_below(input, node, repairs);
    }
  }
}

}  // namespace waymark
