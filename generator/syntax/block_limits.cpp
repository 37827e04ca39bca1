#include <algorithm>
#include <cmark-gfm/node.h>
#include <cmark-gfm/parser.h>

#include "base/text.h"
#include "syntax/docs_blocks.h"
#include "syntax/limits.h"
#include "syntax/table_rows.h"

namespace waymark {
namespace {

constexpr std::size_t npos = std::string_view::npos;

// Below this size the library's own way costs nothing worth a guard.
constexpr int cheap_paragraph = 256;

// Length of the container mark at `at`, 0 when there is none.
std::size_t mark_length(std::string_view line, std::size_t at) {
  const auto space_or_end = [&](std::size_t i) { return i >= line.size() || is_blank(line[i]); };
  const char c = line[at];
  if (c == '>') return 1;
  if (c == '-' || c == '*' || c == '+') return space_or_end(at + 1) ? 1 : 0;
  if (is_ascii_digit(c)) {
    std::size_t end = at;
    while (end < line.size() && end - at < 10 && is_ascii_digit(line[end])) ++end;
    const bool mark = end < line.size() && (line[end] == '.' || line[end] == ')') && space_or_end(end + 1);
    return mark ? end + 1 - at : 0;
  }
  if (line.substr(at, 2) == "[^") {
    constexpr std::size_t longest_label = 1000;
    const std::size_t close = line.substr(at, longest_label).find(']');
    return close != npos && line.substr(at + close + 1, 1) == ":" ? close + 2 : 0;
  }
  return 0;
}

bool is_thematic_break(std::string_view line) {
  const std::string_view content = trim(line);
  if (content.empty() || (content.front() != '-' && content.front() != '*')) return false;
  return content.find_first_not_of(content.front() == '-' ? "- \t" : "* \t") == npos;
}

// Offset in the line of the first mark beyond the limits; npos when there is none.
std::size_t mark_too_deep(std::string_view line, std::size_t max_marks, std::size_t max_column) {
  std::size_t marks = 0;
  std::size_t column = 0;
  for (std::size_t at = 0; at < line.size();) {
    if (is_blank(line[at])) {
      column += line[at] == '\t' ? 4 - column % 4 : 1;
      ++at;
      continue;
    }
    const std::size_t length = mark_length(line, at);
    if (length == 0) return npos;
    if (++marks > max_marks || column > max_column) return is_thematic_break(line) ? npos : at;
    at += length;
    column += length;
  }
  return npos;
}

// Nothing but blanks and marks of quotes.
bool is_empty_line(std::string_view line) {
  return std::ranges::all_of(line, [](char c) { return c == ' ' || c == '\t' || c == '>'; });
}

}  // namespace

HiddenBytes find_hostile_marks(const SourceLines& source) {
  std::size_t blank_lines = 1;
  for (std::size_t line = 1; line <= source.count(); ++line) {
    if (is_empty_line(source.line(line))) ++blank_lines;
  }
  const std::size_t max_marks = std::min(max_marks_in_line, max_blank_line_steps / blank_lines);
  const std::size_t max_column = std::min(max_mark_column, 2 * max_marks);
  HiddenBytes hidden;
  const std::uint32_t base = source.body().begin;
  std::size_t row_steps = 0;
  for (std::size_t number = 1; number <= source.count(); ++number) {
    const std::string_view line = source.line(number);
    if (line.size() <= max_marks) continue;
    const std::uint32_t begin = source.begin(number);
    if (const std::size_t deep = mark_too_deep(line, max_marks, max_column); deep != npos) {
      const std::uint32_t at = begin + static_cast<std::uint32_t>(deep);
      hidden.offsets.push_back(at - base);
      hidden.hits.push_back({.span = {at, at + 1}, .what = "quotes and lists nested too deep"});
    }
    if (line.find('|') == npos) continue;
    const auto pipes = static_cast<std::size_t>(std::ranges::count(line, '|'));
    row_steps += pipes * pipes;
    if (pipes < 2 || row_steps <= max_row_steps) continue;
    row_steps -= pipes * pipes;
    for (std::size_t at = line.find('|'); at != npos; at = line.find('|', at + 1)) {
      hidden.offsets.push_back(begin - base + static_cast<std::uint32_t>(at));
    }
    hidden.hits.push_back({.span = {begin, source.end(number)}, .what = "a line with too many \"|\" for a table"});
  }
  return hidden;
}

cmark_node* guard_table(DocsBlocks& docs, cmark_parser* parser, cmark_node* parent, std::string_view line) {
  if (!docs.options().tables) return nullptr;
  if (parent->extension != nullptr && std::string_view(cmark_node_get_type_string(parent)) == "table") {
    if (line.size() <= max_table_columns || count_cells(line) <= max_table_columns) return nullptr;
    docs.refused_tables.push_back(cmark_parser_get_line_number(parser));
    return parent->parent;
  }
  if (parent->type != CMARK_NODE_PARAGRAPH || !looks_like_delimiter_row(line)) return nullptr;
  if (parent->content.size <= cheap_paragraph) return nullptr;

  std::string_view before(reinterpret_cast<const char*>(parent->content.ptr),
                          static_cast<std::size_t>(parent->content.size));
  if (before.ends_with('\n')) before.remove_suffix(1);
  const std::size_t feed = before.rfind('\n');
  const std::string_view header = feed == npos ? before : before.substr(feed + 1);
  const std::size_t columns = count_cells(line);
  if (columns != count_cells(header)) return parent;  // no table in any case
  if (columns <= max_table_columns && before.size() - header.size() <= max_text_before_table) return nullptr;
  docs.refused_tables.push_back(cmark_parser_get_line_number(parser));
  return parent;
}

}  // namespace waymark
