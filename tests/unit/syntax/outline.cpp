#include "outline.h"

#include <string>

#include "base/text.h"

namespace waymark {
namespace {

std::string_view name_of(NodeKind kind) {
  switch (kind) {
    case NodeKind::document:
      return "doc";
    case NodeKind::paragraph:
      return "p";
    case NodeKind::heading:
      return "h";
    case NodeKind::block_quote:
      return "quote";
    case NodeKind::list:
      return "list";
    case NodeKind::item:
      return "item";
    case NodeKind::code_block:
      return "codeblock";
    case NodeKind::html_block:
      return "html";
    case NodeKind::thematic_break:
      return "hr";
    case NodeKind::table:
      return "table";
    case NodeKind::table_row:
      return "row";
    case NodeKind::table_cell:
      return "cell";
    case NodeKind::footnote_definition:
      return "footnote";
    case NodeKind::alert:
      return "alert";
    case NodeKind::quote_section:
      return "section";
    case NodeKind::video:
      return "video";
    case NodeKind::selector:
      return "selector";
    case NodeKind::include_block:
      return "include";
    case NodeKind::zone_mark:
      return "zonemark";
    case NodeKind::zone:
      return "zone";
    case NodeKind::tab_group:
      return "tabs";
    case NodeKind::tab:
      return "tab";
    case NodeKind::group:
      return "group";
    case NodeKind::text:
      return "";
    case NodeKind::soft_break:
      return "~";
    case NodeKind::line_break:
      return "br";
    case NodeKind::code:
      return "code";
    case NodeKind::html_inline:
      return "tag";
    case NodeKind::emphasis:
      return "em";
    case NodeKind::strong:
      return "strong";
    case NodeKind::strikethrough:
      return "del";
    case NodeKind::link:
      return "link";
    case NodeKind::image:
      return "img";
    case NodeKind::footnote_reference:
      return "fnref";
    case NodeKind::include_inline:
      return "include";
  }
  return "?";
}

std::string in_quotes(std::string_view text) {
  return "\"" + replace_all(replace_all(std::string(text), "\n", "\\n"), "\t", "\\t") + "\"";
}

std::string details(const Node& node) {
  std::string out;
  if (node.kind == NodeKind::heading) out += std::to_string(node.level);
  if (node.ordered) out += std::to_string(node.start) + ".";
  if (node.kind == NodeKind::list && !node.tight) out += " loose";
  if (node.header && node.kind == NodeKind::table_row) out += " head";
  if (node.task) out += node.checked ? " done" : " todo";
  if (node.alignment == Alignment::left) out += " left";
  if (node.alignment == Alignment::centre) out += " centre";
  if (node.alignment == Alignment::right) out += " right";
  if (node.legacy) out += " legacy";
  if (node.marker_text) out += " same-line";
  const bool has_address = node.kind == NodeKind::link || node.kind == NodeKind::image ||
                           node.kind == NodeKind::include_block || node.kind == NodeKind::include_inline ||
                           node.kind == NodeKind::video;
  if (node.kind == NodeKind::text) {
    out += in_quotes(node.text);
  } else if (has_address) {
    out += "=" + node.text;
  } else if (!node.text.empty()) {
    out += "=" + in_quotes(node.text);
  }
  if (!node.title.empty()) out += " title=" + in_quotes(node.title);
  return out;
}

}  // namespace

MarkdownResult parse_all(std::string_view text, const MarkdownOptions& options) {
  return parse_markdown(text, {0, static_cast<std::uint32_t>(text.size())}, options);
}

MarkdownOptions github_options() {
  return {.single_tilde_strikes = true,
          .email_autolinks = true,
          .quote_markers = false,
          .includes = false,
          .legacy_markers = false};
}

std::string outline(const MarkdownTree& tree, NodeIndex node) {
  std::string out(name_of(tree[node].kind));
  out += details(tree[node]);
  if (tree[node].first == no_node) return out;
  out += "(";
  for (NodeIndex child = tree[node].first; child != no_node; child = tree[child].next) {
    if (child != tree[node].first) out += " ";
    out += outline(tree, child);
  }
  return out + ")";
}

std::string outline_of(std::string_view text, const MarkdownOptions& options) {
  const MarkdownResult result = parse_all(text, options);
  std::string out;
  for (NodeIndex child = result.tree[0].first; child != no_node; child = result.tree[child].next) {
    if (!out.empty()) out += " ";
    out += outline(result.tree, child);
  }
  return out;
}

std::string_view slice(std::string_view text, Span span) { return text.substr(span.begin, span.end - span.begin); }

std::string spans_of(std::string_view text, NodeKind kind, const MarkdownOptions& options) {
  const MarkdownResult result = parse_all(text, options);
  std::string out;
  for (NodeIndex at = 0; at != no_node; at = result.tree.next_in_order(at, 0)) {
    if (result.tree[at].kind != kind) continue;
    if (!out.empty()) out += " | ";
    out += slice(text, result.tree[at].span);
    const Span target = result.tree[at].target_span;
    if (!target.empty()) out += " -> " + std::string(slice(text, target));
  }
  return out;
}

}  // namespace waymark
