// "**" that CommonMark leaves as text because of what stands beside it (spec 0.31, 6.2, flanking runs): before a
// closing mark a blank
// ("**Note: **") or punctuation with a letter behind it, as Chinese and Japanese, which have no blanks between words,
// write all the time
// ("**設定。**を").

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <optional>

#include "article/repairs/repair.h"
#include "article/spans.h"
#include "base/text.h"
#include "base/unicode.h"

namespace waymark {
namespace {

struct Run {
  std::size_t at = 0;  // of "**"
  char32_t before = ' ';
  char32_t after = ' ';
};

std::vector<Run> literal_runs(std::string_view text, const MarkdownTree& tree, NodeIndex parent) {
  std::vector<Run> runs;
  for (NodeIndex child = tree[parent].first; child != no_node; child = tree[child].next) {
    const Node& node = tree[child];
    // A text node that differs from the file holds escapes: its asterisks are meant.
    if (node.kind != NodeKind::text || node.text.find("**") == std::string::npos ||
        text_at(text, node.span) != node.text)
      continue;
    for (std::size_t at = node.text.find('*'); at != std::string::npos; at = node.text.find('*', at)) {
      const std::size_t end = std::min(node.text.find_first_not_of('*', at), node.text.size());
      const std::size_t source = node.span.begin + at;
      if (end - at == 2 && (source == 0 || (text[source - 1] != '*' && text[source - 1] != '\\')) &&
          (source + 2 >= text.size() || text[source + 2] != '*')) {
        runs.push_back({.at = source,
                        .before = source == 0 ? U' ' : decode_utf8_before(text, source).value,
                        .after = source + 2 >= text.size() ? U' ' : decode_utf8(text, source + 2).value});
      }
      at = end;
    }
  }
  return runs;
}

bool is_wordlike(char32_t c) { return (is_letter(c) || is_decimal_digit(c)) && !is_cjk(c); }

// How "**", words, "**" has to be written to be bold; no edits when it was not meant to be.
struct Bold {
  std::vector<TextEdit> edits;
  bool east_asian = false;  // CommonMark's rule fits no writing without blanks between words
};

Bold with_html(const Run& open, const Run& close) {
  return {.edits = {{.span = span_between(open.at, open.at + 2), .replacement = "<strong>"},
                    {.span = span_between(close.at, close.at + 2), .replacement = "</strong>"}}};
}

// `block`: where the text of the block begins. `alone`: the block has no other "**" that is text, which leaves no doubt
// that these two belong together.
Bold meant_bold(std::string_view text, const Run& open, const Run& close, std::size_t block, bool alone) {
  std::size_t begin = open.at + 2;
  std::size_t end = close.at;
  while (begin < end && is_blank(text[begin])) ++begin;
  while (end > begin && is_blank(text[end - 1])) --end;
  if (begin == end || is_space(text[begin]) || is_space(text[end - 1])) return {};
  const bool blank_after_open = begin > open.at + 2;
  const bool blank_before_close = end < close.at;
  const char32_t first = decode_utf8(text, begin).value;
  const char32_t last = decode_utf8_before(text, end).value;

  const bool east_asian = is_cjk(open.before) || is_cjk(first) || is_cjk(last) || is_cjk(close.after);
  if (!blank_after_open && !blank_before_close) {
    Bold bold = with_html(open, close);
    bold.east_asian = east_asian;
    return bold;
  }
  // "f(**a, **b)" and "2 ** 3 ** 4" are no bold text.
  if (blank_before_close && is_wordlike(close.after) && last != U':' && last != U'.' && !is_cjk(last)) return {};
  if (blank_before_close && !blank_after_open && last == U',') return {};
  const bool begins_line = open.at == 0 || text[open.at - 1] == '\n' || open.at == block;
  const bool opens_word = begins_line || (alone && is_unicode_space(open.before));
  if (blank_before_close && close.after == U' ' && is_wordlike(last) && !opens_word) return {};
  if (blank_after_open && (is_wordlike(open.before) || is_wordlike(close.after))) return {};
  if (blank_after_open && blank_before_close) {
    const bool words = is_cjk(first) || text.substr(begin, end - begin).find(' ') != std::string_view::npos;
    if (!words && open.before == U' ' && close.after == U' ') return {};
  }
  const bool open_fits = !is_unicode_punct(first) || is_unicode_space(open.before) || is_unicode_punct(open.before);
  const bool close_fits = !is_unicode_punct(last) || is_unicode_space(close.after) || is_unicode_punct(close.after) ||
                          is_wordlike(close.after);
  if (!open_fits || !close_fits) {
    Bold html = with_html(open, close);
    html.east_asian = east_asian;
    return html;
  }
  Bold bold{.east_asian = east_asian};
  if (blank_after_open) bold.edits.push_back({.span = span_between(open.at + 2, begin)});
  if (blank_before_close) {
    bold.edits.push_back({.span = span_between(end, close.at)});
    if (is_wordlike(close.after))
      bold.edits.push_back({.span = span_between(close.at + 2, close.at + 2), .replacement = " "});
  }
  return bold;
}

// The marks of the strong elements that stand directly below `parent`.
std::vector<Run> strong_runs(std::string_view text, const MarkdownTree& tree, NodeIndex parent) {
  std::vector<Run> runs;
  for (NodeIndex child = tree[parent].first; child != no_node; child = tree[child].next) {
    const Span span = tree[child].span;
    if (tree[child].kind != NodeKind::strong || span.end < span.begin + 5 || span.begin == 0) continue;
    for (const std::size_t at : {std::size_t{span.begin}, std::size_t{span.end} - 2}) {
      if (text.substr(at, 2) != "**") return {};
      runs.push_back({.at = at,
                      .before = decode_utf8_before(text, at).value,
                      .after = at + 2 < text.size() ? decode_utf8(text, at + 2).value : U' '});
    }
  }
  return runs;
}

// "**+**text**more**": a mark that could not open leaves the rest paired the wrong way round. Where all marks of a
// block, two by two, make sense and East Asian text is at fault, that is what was meant.
std::optional<Repair> paired_anew(std::string_view text, std::vector<Run> runs, std::size_t block) {
  std::ranges::sort(runs, {}, &Run::at);
  if (runs.size() % 2 != 0) return std::nullopt;
  Repair repair;
  for (std::size_t i = 0; i < runs.size(); i += 2) {
    Bold bold = meant_bold(text, runs[i], runs[i + 1], block, runs.size() == 2);
    if (!bold.east_asian || bold.edits.front().replacement != "<strong>") return std::nullopt;
    std::ranges::move(bold.edits, std::back_inserter(repair.edits));
  }
  repair.span = span_between(runs.front().at, runs.back().at + 2);
  repair.always = true;
  return repair;
}

void report(std::string_view text, Repair repair, Repairs& repairs) {
  const bool html = repair.edits.front().replacement == "<strong>";
  repair.rule = Rule::markdown_emphasis_edge;
  repair.message = fmt::format("\"{}\" is not bold in CommonMark, which takes its \"**\" as text",
                               excerpt(text_at(text, repair.span)));
  repair.advice =
      html ? "Write it with <strong>, or move the punctuation out of the marks" : "Move the blank out of the marks";
  repair.title = html ? "Write <strong> and </strong>" : "Move the blank out of the marks";
  repairs.push_back(std::move(repair));
}

}  // namespace

void find_emphasis_edges(const RepairInput& input, Repairs& repairs) {
  const MarkdownTree& tree = input.markdown.tree;
  for (NodeIndex i = tree.next_in_order(0, 0); i != no_node; i = tree.next_in_order(i, 0)) {
    const NodeKind kind = tree[i].kind;
    if (kind == NodeKind::image ||
        (is_block(kind) && kind != NodeKind::paragraph && kind != NodeKind::heading && kind != NodeKind::table_cell))
      continue;
    const std::vector<Run> runs = literal_runs(input.text, tree, i);
    if (runs.size() < 2) continue;
    const std::size_t block = tree[tree[i].first].span.begin;
    for (std::size_t run = 0; run + 1 < runs.size(); ++run) {
      const Span span = span_between(runs[run].at, runs[run + 1].at + 2);
      if (input.text.substr(span.begin + 2, span.end - span.begin - 4).find("**") != std::string_view::npos) {
        std::vector<Run> all = strong_runs(input.text, tree, i);
        all.insert(all.end(), runs.begin(), runs.end());
        if (std::optional<Repair> repair = paired_anew(input.text, std::move(all), block))
          report(input.text, std::move(*repair), repairs);
        break;
      }
      Bold bold = meant_bold(input.text, runs[run], runs[run + 1], block, runs.size() == 2);
      if (bold.edits.empty()) continue;
      report(input.text, {.span = span, .edits = std::move(bold.edits), .always = bold.east_asian}, repairs);
      ++run;
    }
  }
}

}  // namespace waymark
