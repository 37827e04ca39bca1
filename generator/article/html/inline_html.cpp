#include "article/html/inline_html.h"

#include "article/html/page_text.h"

namespace waymark {
namespace {

std::string_view element_of(NodeKind kind) {
  switch (kind) {
    case NodeKind::emphasis:
      return "em";
    case NodeKind::strong:
      return "strong";
    case NodeKind::strikethrough:
      return "del";
    default:
      return {};
  }
}

}  // namespace

std::string inline_html(const MarkdownTree& tree, NodeIndex node) {
  std::string out;
  const auto leave = [&](NodeIndex left) {
    const std::string_view element = element_of(tree[left].kind);
    if (!element.empty()) out.append("</").append(element).append(">");
  };
  for (NodeIndex at = tree[node].first; at != no_node;) {
    const Node& here = tree[at];
    const std::string_view element = element_of(here.kind);
    if (!element.empty()) out.append("<").append(element).append(">");
    if (here.kind == NodeKind::text) append_page_text(out, here.text);
    if (here.kind == NodeKind::soft_break || here.kind == NodeKind::line_break) out += ' ';
    if (here.kind == NodeKind::code) {
      out += "<code>";
      append_page_text(out, here.text);
      out += "</code>";
    }
    if (here.first != no_node) {
      at = here.first;
      continue;
    }
    leave(at);
    while (tree[at].next == no_node && tree[at].parent != node) {
      at = tree[at].parent;
      leave(at);
    }
    at = tree[at].next;
  }
  const std::size_t begin = out.find_first_not_of(' ');
  return begin == std::string::npos ? std::string() : out.substr(begin, out.find_last_not_of(' ') + 1 - begin);
}

std::string image_text(const MarkdownTree& tree, NodeIndex image, bool with_html) {
  std::string text;
  for (NodeIndex at = tree.next_in_order(image, image); at != no_node; at = tree.next_in_order(at, image)) {
    const Node& node = tree[at];
    const bool is_text =
        node.kind == NodeKind::text || node.kind == NodeKind::code || (with_html && node.kind == NodeKind::html_inline);
    if (is_text) text += node.text;
    if (node.kind == NodeKind::soft_break || node.kind == NodeKind::line_break) text += ' ';
  }
  return text;
}

}  // namespace waymark
