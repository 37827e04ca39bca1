// Markdown between the tags of an HTML block: "<li>Click **Create**</li>". CommonMark leaves it raw; the engines of
// 2015 read it. Blank lines around it make it Markdown for every parser.

#include <algorithm>
#include <fmt/format.h>

#include "article/html/node_text.h"
#include "article/repairs/repair.h"
#include "article/spans.h"
#include "base/text.h"
#include "syntax/html_tokens.h"

namespace waymark {
namespace {

// Text between two block-level tags, inline tags included. Offsets in the HTML block's text.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
};

bool keeps_text_as_it_is(std::string_view name) {
  return name == "pre" || name == "code" || name == "script" || name == "style" || name == "textarea" ||
         name == "kbd" || name == "samp";
}

std::vector<Stretch> stretches_of(std::string_view html, const std::vector<HtmlToken>& tokens) {
  std::vector<Stretch> stretches;
  bool open = false;
  int verbatim = 0;
  const auto end_stretch = [&] { open = false; };
  for (const HtmlToken& token : tokens) {
    switch (token.kind) {
      case HtmlToken::Kind::text: {
        if (verbatim > 0) break;
        const std::string_view text = text_at(html, token.span);
        if (!open && trim(text).empty()) break;
        if (!open) {
          const std::size_t lead = text.size() - trim_left(text).size();
          stretches.push_back({token.span.begin + lead, token.span.end});
          open = true;
        } else {
          stretches.back().end = token.span.end;
        }
        break;
      }
      case HtmlToken::Kind::start_tag:
      case HtmlToken::Kind::end_tag:
        if (keeps_text_as_it_is(token.name)) {
          verbatim = std::max(0, verbatim + (token.kind == HtmlToken::Kind::start_tag ? 1 : -1));
          end_stretch();
        } else if (is_block_element(token.name) || token.name == "center" || token.name == "li" || token.name == "td" ||
                   token.name == "th" || token.name == "tr" || token.name == "dt" || token.name == "dd" ||
                   token.name == "summary" || token.name == "caption") {
          end_stretch();
        } else if (open) {
          stretches.back().end = token.span.end;
        }
        break;
      case HtmlToken::Kind::comment:
      case HtmlToken::Kind::other:
        end_stretch();
        break;
    }
  }
  for (Stretch& stretch : stretches) {
    while (stretch.end > stretch.begin && is_space(html[stretch.end - 1])) --stretch.end;
  }
  return stretches;
}

bool holds_pair(std::string_view text, std::string_view mark) {
  const std::size_t first = text.find(mark);
  if (first == std::string_view::npos || first + mark.size() >= text.size() || is_space(text[first + mark.size()]))
    return false;
  const std::size_t second = text.find(mark, first + mark.size() + 1);
  return second != std::string_view::npos && !is_space(text[second - 1]);
}

bool holds_markdown(std::string_view text) {
  const std::size_t middle = text.find("](");
  if (middle != std::string_view::npos && text.find('[') < middle && text.find(')', middle) != std::string_view::npos)
    return true;
  // "[text] (https://…)": a link to the old engines, once it is read as Markdown.
  const std::size_t apart = text.find("] (");
  if (apart != std::string_view::npos && text.find('[') < apart && text.find("://", apart) != std::string_view::npos)
    return true;
  return holds_pair(text, "**") || holds_pair(text, "__") || holds_pair(text, "`");
}

bool begins_line(std::string_view text, std::size_t at) {
  while (at > 0 && is_blank(text[at - 1])) --at;
  return at == 0 || text[at - 1] == '\n' || text[at - 1] == '\r';
}

bool is_line_end(std::string_view text, std::size_t at) {
  while (at < text.size() && is_blank(text[at])) ++at;
  return at == text.size() || text[at] == '\n' || text[at] == '\r';
}

std::string trimmed_end(std::string text) {
  while (!text.empty() && is_blank(text.back())) text.pop_back();
  return text;
}

}  // namespace

void find_markdown_in_html(const RepairInput& input, Repairs& repairs) {
  const MarkdownTree& tree = input.markdown.tree;
  for (NodeIndex i = tree.next_in_order(0, 0); i != no_node; i = tree.next_in_order(i, 0)) {
    const Node& node = tree[i];
    if (node.kind != NodeKind::html_block || node.start < 6) continue;
    if (!holds_markdown(node.text)) continue;
    const std::string prefix = continuation_prefix(input.text, node.span.begin);
    // In block quotes each line would need its own prefix.
    const NodeText places(node, input.text);
    if (prefix.find('>') != std::string::npos || !places.is_found()) continue;
    const std::string newline(input.newline);
    const std::string blank_line = newline + trimmed_end(prefix) + newline + prefix;
    for (const Stretch& stretch : stretches_of(node.text, tokenize_html(node.text))) {
      const std::string_view words = std::string_view(node.text).substr(stretch.begin, stretch.end - stretch.begin);
      if (!holds_markdown(words)) continue;
      const Span span = places.to_file(span_between(stretch.begin, stretch.end));
      const bool own_line = stretch.begin > 0 && begins_line(input.text, span.begin);
      const bool ends_line = is_line_end(input.text, span.end);
      repairs.push_back(
          {.rule = Rule::markdown_in_html,
           .span = span,
           .message =
               fmt::format("\"{}\" is Markdown inside HTML, which modern parsers leave as it is", excerpt(words)),
           .advice = "Put blank lines around it, or write it as HTML",
           .title = "Put blank lines around it",
           .edits = {{.span = {span.begin, span.begin}, .replacement = own_line ? newline + prefix : blank_line},
                     {.span = {span.end, span.end}, .replacement = ends_line ? newline : blank_line}}});
    }
  }
}

}  // namespace waymark
