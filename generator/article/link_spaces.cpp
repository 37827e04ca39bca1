// "[text] (url)" and "[text] [label]": links in the engines of 2013 to 2016, brackets since. And a destination with raw
// blanks in it, which those engines took as it stood.

#include <fmt/format.h>
#include <unordered_map>

#include "article/repair.h"
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
  const std::size_t line_end = std::min({line_at(text, at).end, at + longest_target, limit});
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
    const std::string written(text_at(text, target->span));
    const bool inner_blank = written.find_first_of(" \t") != std::string::npos;
    if (!blanks && !inner_blank) continue;
    Repair repair{
        .rule = Rule::link_space_before_target,
        .span = span_between(reference.span.begin, target->after),
        .message =
            blanks
                ? fmt::format("A blank stands between \"{}\" and its target \"{}\", so this is no link", words, written)
                : fmt::format("The target \"{}\" of \"{}\" holds a blank, so this is no link", written, words),
        .advice = blanks ? "Remove the blank" : "Put the target in \"<\" and \">\"",
        .reference = written,
        .title = blanks ? "Remove the blank" : "Put the target in \"<\" and \">\""};
    if (blanks) repair.edits.push_back({.span = span_between(reference.span.end, at)});
    if (inner_blank) {
      repair.edits.push_back({.span = {target->span.begin, target->span.begin}, .replacement = "<"});
      repair.edits.push_back({.span = {target->span.end, target->span.end}, .replacement = ">"});
    }
    repairs.push_back(std::move(repair));
  }
}

}  // namespace waymark
