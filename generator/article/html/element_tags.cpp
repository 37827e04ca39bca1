#include "article/html/element_tags.h"

#include <fmt/format.h>

#include "article/html/html_rules.h"
#include "article/html/page_text.h"
#include "base/text.h"
#include "syntax/html_tokens.h"

namespace waymark {
namespace {

std::string_view alignment_attribute(Alignment alignment, bool documentation) {
  switch (alignment) {
    case Alignment::none:
      return "";
    case Alignment::left:
      return documentation ? "" : " align=\"left\"";
    case Alignment::centre:
      return documentation ? " class=\"align-center\"" : " align=\"center\"";
    case Alignment::right:
      return documentation ? " class=\"align-right\"" : " align=\"right\"";
  }
  return "";
}

}  // namespace

std::string heading_tag(unsigned level, const HeadingId& id) {
  std::string tag = "<h" + std::to_string(level) + " id=\"";
  append_page_text(tag, id.id);
  tag += "\">";
  if (id.shadow) tag += fmt::format("<span id=\"{}\"></span>", page_text(id.slug));
  return tag;
}

std::string ordered_list_tag(const Node& list) {
  return list.start == 1 ? "<ol>\n" : fmt::format("<ol start=\"{}\">\n", list.start);
}

std::string task_box(const Node& item) {
  return item.checked ? "<input type=\"checkbox\" checked=\"\" disabled=\"\" /> "
                      : "<input type=\"checkbox\" disabled=\"\" /> ";
}

bool is_label_of_box(const MarkdownTree& tree, NodeIndex node) {
  const Node& item = tree[tree[node].parent];
  if (tree[node].kind != NodeKind::paragraph || !item.task || item.first != node) return false;
  const BlockTags tags = block_tags_in(tree, node);
  return !tags.start && !tags.end;
}

std::string cell_tag(std::string_view name, Alignment alignment, bool documentation) {
  std::string tag = "<";
  tag += name;
  tag += alignment_attribute(alignment, documentation);
  tag += '>';
  return tag;
}

std::string code_block_html(const Node& code, bool documentation) {
  std::string_view language = std::string_view(code.title).substr(0, code.title.find_first_of(" \t\n"));
  std::string tag = "<pre><code";
  if (!language.empty()) {
    constexpr std::string_view interactive = "-interactive";
    const bool runs = documentation && language.ends_with(interactive) && language.size() > interactive.size();
    if (runs) language.remove_suffix(interactive.size());
    tag += fmt::format(" class=\"{}{}\"", documentation ? "lang-" : "language-", page_text(language));
    if (runs) tag += fmt::format(" data-interactive=\"{}\"", page_text(language));
  }
  return tag + ">" + page_text(code.text) + "</code></pre>\n";
}

std::string alert_tag(const Node& alert) {
  return fmt::format(
      "<div class=\"alert alert-{0}\" role=\"note\">\n<p class=\"alert-title\">\xEE\x80\x80{0}\xEE\x80\x81</p>\n",
      page_text(alert.text));
}

BlockTags block_tags_in(const MarkdownTree& tree, NodeIndex paragraph) {
  BlockTags tags;
  for (NodeIndex child = tree[paragraph].first; child != no_node; child = tree[child].next) {
    const std::string_view html = tree[child].text;
    if (tree[child].kind != NodeKind::html_inline || html.size() < 2) continue;
    const bool end = html[1] == '/';
    std::size_t length = end ? 2 : 1;
    const std::size_t begin = length;
    while (length < html.size() && is_ascii_alnum(html[length])) ++length;
    const std::string name = ascii_lower(html.substr(begin, length - begin));
    const ElementRule rule = element_rule(name);
    if (rule.fate != ElementFate::keep || !is_block_element(rule.output)) continue;
    (end ? tags.end : tags.start) = true;
  }
  return tags;
}

}  // namespace waymark
