// "[text] (url)" and "[text] [label]": links in the engines of 2013 to 2016, brackets since. And a destination with raw
// blanks in it, which those engines took as it stood.

#include <fmt/format.h>
#include <unordered_map>

#include "article/repairs/repair.h"
#include "article/spans.h"
#include "base/text.h"
#include "base/url.h"

namespace waymark {
namespace {

constexpr std::size_t longest_target = 1000;

bool has_known_extension(std::string_view path) {
  const std::size_t dot = path.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return false;
  const std::string extension = ascii_lower(path.substr(dot + 1));
  for (const std::string_view known :
       {"md", "html", "htm", "aspx", "png", "jpg", "jpeg", "gif", "svg", "pdf", "yml", "zip", "docx", "xlsx"}) {
    if (extension == known) return true;
  }
  return false;
}

// No false alarms in prose: "[note] (see below)", "[1] (2015)" and "[a] (and/or b)" are no links.
bool looks_like_url(std::string_view target) {
  target = trim(target);
  if (target.empty()) return false;
  if (target.find("://") != std::string_view::npos || target.starts_with("./") || target.starts_with("../") ||
      istarts_with(target, "www.") || istarts_with(target, "mailto:")) {
    return true;
  }
  if (target.starts_with('#'))
    return target.size() > 1 && target.find(' ') == std::string_view::npos && !is_ascii_digit(target[1]);
  if (target.starts_with('/')) return target.find('/', 1) != std::string_view::npos;
  const UrlParts parts = split_url(target);
  return parts.scheme.empty() && has_known_extension(parts.path);
}

struct Target {
  Span span;              // the destination, blanks at its ends and a title left out
  std::size_t after = 0;  // behind the parenthesis
};

// The destination in the parenthesis that opens at `at`, on one line.
std::optional<Target> target_at(std::string_view text, std::size_t at, std::size_t limit) {
  const std::size_t line_end = std::min({at + line_at(text.substr(at, longest_target), 0).end, limit});
  int depth = 0;
  std::size_t close = at;
  for (; close < line_end; ++close) {
    if (text[close] == '(') ++depth;
    if (text[close] == ')' && --depth == 0) break;
  }
  if (close >= line_end) return std::nullopt;
  std::size_t begin = at + 1;
  std::size_t end = close;
  while (begin < end && is_blank(text[begin])) ++begin;
  while (end > begin && is_blank(text[end - 1])) --end;
  const std::size_t title = text.substr(begin, end - begin).find(" \"");
  if (title != std::string_view::npos) end = begin + title;
  while (end > begin && is_blank(text[end - 1])) --end;
  if (begin < end && text[begin] == '<') return std::nullopt;
  return Target{span_between(begin, end), close + 1};
}

bool holds_blank(std::string_view target) { return target.find_first_of(" \t") != std::string_view::npos; }

void bracket(Span target, std::vector<TextEdit>& edits) {
  edits.push_back({.span = {target.begin, target.begin}, .replacement = "<"});
  edits.push_back({.span = {target.end, target.end}, .replacement = ">"});
}

// The '[' that the ']' at `close` belongs to, not before `limit`; npos when there is none near.
std::size_t opening_bracket(std::string_view text, std::size_t close, std::size_t limit) {
  limit = std::max(limit, close > longest_target ? close - longest_target : 0);
  int depth = 0;
  for (std::size_t at = close + 1; at > limit; --at) {
    if (text[at - 1] == ']') ++depth;
    if (text[at - 1] == '[' && --depth == 0) return at - 1;
  }
  return std::string_view::npos;
}

// "[text](my file.md)": the engines of that time took the blank.
void find_blank_targets(const RepairInput& input, Repairs& repairs) {
  const std::string_view text = input.text;
  const MarkdownTree& tree = input.markdown.tree;
  for (NodeIndex i = tree.next_in_order(0, 0); i != no_node; i = tree.next_in_order(i, 0)) {
    const Node& node = tree[i];
    if (node.kind != NodeKind::text || text_at(text, node.span) != node.text) continue;
    const std::uint32_t first = tree[tree[node.parent].first].span.begin;
    std::size_t done = 0;
    for (std::size_t middle = node.text.find("]("); middle != std::string::npos;
         middle = node.text.find("](", middle + 2)) {
      const std::size_t close = node.span.begin + middle;
      if (close < done) continue;
      const std::optional<Target> target = target_at(text, close + 1, input.body.end);
      if (!target || !holds_blank(text_at(text, target->span)) || !looks_like_url(text_at(text, target->span)))
        continue;
      std::size_t open = opening_bracket(text, close, first);
      if (open == std::string_view::npos) continue;
      done = target->after;
      const std::string_view words = text.substr(open, close + 1 - open);
      if (open > 0 && text[open - 1] == '!') --open;
      const std::string written(text_at(text, target->span));
      Repair repair{.rule = Rule::link_space_before_target,
                    .span = span_between(open, target->after),
                    .message = fmt::format("The target \"{}\" of \"{}\" holds a blank, so this is no link", written,
                                           excerpt(words)),
                    .advice = "Put the target in \"<\" and \">\"",
                    .reference = written,
                    .title = "Put the target in \"<\" and \">\""};
      bracket(target->span, repair.edits);
      repairs.push_back(std::move(repair));
    }
  }
}

}  // namespace

void find_link_spaces(const RepairInput& input, Repairs& repairs) {
  const std::string_view text = input.text;
  const MarkdownTree& tree = input.markdown.tree;
  std::unordered_map<std::uint32_t, NodeIndex> by_label;  // reference links by where they begin
  for (NodeIndex i = tree.next_in_order(0, 0); i != no_node; i = tree.next_in_order(i, 0)) {
    const Node& node = tree[i];
    if ((node.kind == NodeKind::link || node.kind == NodeKind::image) && node.by_reference)
      by_label.emplace(node.span.begin, i);
  }
  for (const auto& reference : input.markdown.undefined_references) {
    if (!reference.shortcut || reference.span.end > text.size() || reference.span.empty() ||
        text[reference.span.end - 1] != ']')
      continue;
    std::size_t at = reference.span.end;
    while (at < input.body.end && is_blank(text[at])) ++at;
    const bool blanks = at > reference.span.end;
    if (at >= input.body.end) continue;
    const std::string_view words = text_at(text, reference.span);
    if (blanks && text[at] == '[') {
      const auto label = by_label.find(offset32(at));
      if (label == by_label.end() || tree[label->second].kind != NodeKind::link) continue;
      const std::string_view written = text_at(text, tree[label->second].span);
      if (written.find("](") != std::string_view::npos || written.find("][") != std::string_view::npos) continue;
      repairs.push_back(
          {.rule = Rule::link_space_before_target,
           .span = {reference.span.begin, tree[label->second].span.end},
           .message = fmt::format("A blank stands between \"{}\" and \"{}\", so this is no link with that text", words,
                                  written),
           .advice = "Remove the blank",
           .reference = std::string(written),
           .title = "Remove the blank",
           .edits = {{.span = span_between(reference.span.end, at)}}});
      continue;
    }
    if (text[at] != '(') continue;
    const std::optional<Target> target = target_at(text, at, input.body.end);
    if (!target || !looks_like_url(text_at(text, target->span))) continue;
    if (!blanks) continue;
    const std::string written(text_at(text, target->span));
    Repair repair{.rule = Rule::link_space_before_target,
                  .span = span_between(reference.span.begin, target->after),
                  .message = fmt::format("A blank stands between \"{}\" and its target \"{}\", so this is no link",
                                         words, written),
                  .advice = "Remove the blank",
                  .reference = written,
                  .title = "Remove the blank",
                  .edits = {{.span = span_between(reference.span.end, at)}}};
    if (holds_blank(written)) bracket(target->span, repair.edits);
    repairs.push_back(std::move(repair));
  }
  find_blank_targets(input, repairs);
}

}  // namespace waymark
