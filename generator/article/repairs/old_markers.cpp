// The marks of 2013 to 2016 that today's parsers do not know: ##Heading, [AZURE.NOTE], [AZURE.INCLUDE …]. The parser
// has already read them; here they become findings whose fixes write today's form.

#include <algorithm>
#include <fmt/format.h>

#include "article/repairs/repair.h"
#include "article/spans.h"
#include "base/text.h"

namespace waymark {
namespace {

std::string upper(std::string_view word) {
  std::string result(word);
  for (char& c : result) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return result;
}

// A run of # that closes a heading without a blank before it ("##Heading##"); 0 when there is none. "#C#" is a heading
// about C#.
std::size_t glued_closing_run(std::string_view line, std::size_t opening) {
  line = trim_right(line);
  std::size_t run = 0;
  while (run < line.size() && line[line.size() - 1 - run] == '#') ++run;
  if (run == 0 || run == line.size()) return 0;
  const char before = line[line.size() - 1 - run];
  if (is_blank(before) || before == '\\') return 0;
  return run == opening && run > 1 ? run : 0;
}

// "#hashtag" and "#1" are words in prose; a page that is not of that time means them as such.
bool is_hashtag(std::string_view marks, char next) {
  return marks.size() == 1 && (is_ascii_digit(next) || (next >= 'a' && next <= 'z'));
}

void check_heading(std::string_view text, const Node& heading, bool legacy, Repairs& repairs) {
  const LineAt line = line_at(text, heading.span.begin);
  std::size_t begin = heading.span.begin;
  while (begin < line.end && text[begin] != '#') ++begin;
  std::size_t end = begin;
  while (end < line.end && text[end] == '#') ++end;
  if (end == begin || end >= line.end || is_blank(text[end])) return;
  const std::string_view marks = text.substr(begin, end - begin);
  if (!legacy && is_hashtag(marks, text[end])) return;
  Repair repair{.rule = Rule::markdown_heading_space,
                .span = span_between(begin, line.end),
                .message = fmt::format("\"{}\" has no space after \"{}\", so modern parsers take it for text",
                                       excerpt(text.substr(begin, line.end - begin)), marks),
                .advice = fmt::format("Write a space after \"{}\"", marks),
                .title = fmt::format("Insert a space after \"{}\"", marks),
                .edits = {{.span = span_between(end, end), .replacement = " "}},
                .parsed = true};
  const std::string_view rest = trim_right(text.substr(end, line.end - end));
  const std::size_t closing = glued_closing_run(rest, marks.size());
  if (closing > 0) {
    const std::size_t at = end + rest.size() - closing;
    repair.edits.push_back({.span = span_between(at, at), .replacement = " "});
    repair.parsed = false;
  }
  repairs.push_back(std::move(repair));
}

// Where the lines of a quote that begin behind its marker need their own '>': the prefix of the marker's line up to and
// with it.
std::string quote_prefix(std::string_view text, std::size_t marker) {
  std::string prefix = continuation_prefix(text, marker);
  while (!prefix.empty() && is_blank(prefix.back())) prefix.pop_back();
  return prefix + " ";
}

void check_alert(std::string_view text, const MarkdownTree& tree, NodeIndex index, Repairs& repairs) {
  const Node& alert = tree[index];
  if (!alert.legacy && !alert.marker_text) return;
  const LineAt line = line_at(text, alert.span.begin);
  const std::size_t open = text.find('[', alert.span.begin);
  if (open == std::string_view::npos || open >= line.end) return;
  std::size_t close = text.find(']', open);
  if (close == std::string_view::npos || close >= line.end) return;
  ++close;
  const std::string_view marker = text.substr(open, close - open);
  const std::string modern = fmt::format("[!{}]", upper(alert.text));
  Repair repair{
      .rule = alert.legacy ? Rule::markdown_legacy_alert : Rule::markdown_alert_text,
      .span = span_between(open, close),
      .message = alert.legacy
                     ? fmt::format("\"{}\" is the form of 2015", marker)
                     : fmt::format("Text stands on the line of \"{}\", so other tools show a plain quotation", marker),
      .advice =
          alert.legacy ? fmt::format("Write \"{}\" on a line of its own", modern) : "Put the text on the next line",
      .title =
          alert.legacy ? fmt::format("Write \"{}\" on a line of its own", modern) : "Put the text on the next line",
      .parsed = true};
  if (alert.legacy) repair.edits.push_back({.span = span_between(open, close), .replacement = modern});
  std::size_t rest = close;
  while (rest < line.end && is_blank(text[rest])) ++rest;
  const std::string prefix = quote_prefix(text, open);
  if (rest < line.end) {
    // Replaces what is between the marker and the text with a line end.
    repair.edits.push_back(
        {.span = span_between(close, rest), .replacement = std::string(newline_of(text, open)) + prefix});
  } else if (alert.first != no_node && line.next < text.size()) {
    // A line that continued the marker without a '>' of its own.
    const LineAt next = line_at(text, line.next);
    const std::string_view content = trim_left(next.in(text));
    if (!content.empty() && content.front() != '>' && tree[alert.first].span.begin < next.next) {
      const std::size_t at = next.begin + (next.in(text).size() - content.size());
      repair.edits.push_back({.span = span_between(next.begin, at), .replacement = prefix});
    }
  }
  repairs.push_back(std::move(repair));
}

void check_include(std::string_view text, const Node& include, Repairs& repairs) {
  const std::size_t open = text.find('[', include.span.begin);
  if (open == std::string_view::npos) return;
  const std::size_t title = text.find('[', open + 1);
  if (title == std::string_view::npos || title >= include.span.end) return;
  // Inside a line the old engine pasted the file's text before it looked for blocks; today's form does not, so there an
  // eye is needed.
  const bool block = include.kind == NodeKind::include_block;
  repairs.push_back({.rule = Rule::markdown_legacy_include,
                     .span = include.span,
                     .message = fmt::format("\"{}\" is the form of 2015", excerpt(text_at(text, include.span))),
                     .advice = "Write \"[!INCLUDE [title](path)]\"",
                     .title = "Write \"[!INCLUDE\"",
                     .trust = block ? Trust::safe : Trust::needs_review,
                     .edits = {{.span = span_between(open, title), .replacement = "[!INCLUDE "}},
                     .parsed = true});
}

}  // namespace

void find_old_markers(const RepairInput& input, bool legacy, Repairs& repairs) {
  const MarkdownTree& tree = input.markdown.tree;
  for (NodeIndex i = tree.next_in_order(0, 0); i != no_node; i = tree.next_in_order(i, 0)) {
    const Node& node = tree[i];
    if (node.kind == NodeKind::heading && node.legacy) check_heading(input.text, node, legacy, repairs);
    if (node.kind == NodeKind::alert) check_alert(input.text, tree, i, repairs);
    if ((node.kind == NodeKind::include_block || node.kind == NodeKind::include_inline) && node.legacy)
      check_include(input.text, node, repairs);
  }
}

}  // namespace waymark
