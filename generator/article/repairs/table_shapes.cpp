// Tables whose rows and header disagree: GFM drops the cells a row has too many, and takes the whole for text when the
// delimiter row counts other cells than the header.

#include <algorithm>
#include <fmt/format.h>

#include "article/repairs/repair.h"
#include "article/spans.h"
#include "base/text.h"

namespace waymark {
namespace {

struct Cell {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The cells of a row as GFM 4.10 splits it: outer pipes do not count, an escaped pipe splits nothing, a pipe in a code
// span does. Offsets in `text`.
std::vector<Cell> split_row(std::string_view text, Span row) {
  std::size_t begin = row.begin;
  std::size_t end = row.end;
  while (begin < end && is_space(text[begin])) ++begin;
  while (end > begin && is_space(text[end - 1])) --end;
  if (begin < end && text[begin] == '|') ++begin;
  std::vector<Cell> cells;
  std::size_t start = begin;
  for (std::size_t i = begin; i < end; ++i) {
    if (text[i] == '\\' && i + 1 < end) {
      ++i;
    } else if (text[i] == '|') {
      cells.push_back({start, i});
      start = i + 1;
    }
  }
  if (start < end || cells.empty()) cells.push_back({start, end});
  return cells;
}

bool is_delimiter_cell(std::string_view cell) {
  cell = trim(cell);
  if (cell.starts_with(':')) cell.remove_prefix(1);
  if (cell.ends_with(':')) cell.remove_suffix(1);
  return !cell.empty() && cell.find_first_not_of('-') == std::string_view::npos;
}

bool is_delimiter_row(std::string_view text, const std::vector<Cell>& cells) {
  return std::ranges::all_of(
      cells, [&](const Cell& cell) { return is_delimiter_cell(text.substr(cell.begin, cell.end - cell.begin)); });
}

// The row from where its node begins to the end of its line: container prefixes stand before it.
Span row_span(std::string_view text, const Node& row) {
  return span_between(row.span.begin, line_at(text, row.span.begin).end);
}

// Pipes of `row` that stand between backticks.
std::vector<std::size_t> pipes_in_code(std::string_view text, Span row) {
  std::vector<std::size_t> pipes;
  bool code = false;
  std::vector<std::size_t> pending;
  for (std::size_t i = row.begin; i < row.end; ++i) {
    if (text[i] == '`') {
      if (code) pipes.insert(pipes.end(), pending.begin(), pending.end());
      pending.clear();
      code = !code;
    } else if (code && text[i] == '|' && (i == 0 || text[i - 1] != '\\')) {
      pending.push_back(i);
    }
  }
  return pipes;
}

// Adds `count` cells at the end of a row.
TextEdit widen(std::string_view text, Span row, std::size_t count, bool delimiter) {
  std::size_t end = row.end;
  while (end > row.begin && is_space(text[end - 1])) --end;
  const bool closed = end > row.begin && text[end - 1] == '|' && (end < row.begin + 2 || text[end - 2] != '\\');
  std::string cells = closed ? "" : "|";
  for (std::size_t i = 0; i < count; ++i) cells += delimiter ? "---|" : " |";
  return {.span = span_between(end, end), .replacement = std::move(cells)};
}

void check_rows(const RepairInput& input, NodeIndex table, Repairs& repairs) {
  const std::string_view text = input.text;
  const MarkdownTree& tree = input.markdown.tree;
  const NodeIndex header = tree[table].first;
  if (header == no_node) return;
  std::size_t columns = 0;
  for (NodeIndex cell = tree[header].first; cell != no_node; cell = tree[cell].next) ++columns;
  std::size_t widest = columns;
  Span first_lost;
  std::size_t first_count = 0;
  for (NodeIndex row = tree[header].next; row != no_node; row = tree[row].next) {
    const Span span = row_span(text, tree[row]);
    const std::vector<Cell> cells = split_row(text, span);
    std::size_t used = cells.size();
    while (used > columns &&
           trim(text.substr(cells[used - 1].begin, cells[used - 1].end - cells[used - 1].begin)).empty())
      --used;
    if (used <= columns) continue;
    const std::vector<std::size_t> in_code = pipes_in_code(text, span);
    if (!in_code.empty() && cells.size() - std::min(cells.size(), in_code.size()) <= columns) {
      Repair repair{
          .rule = Rule::markdown_table_shape,
          .span = span_between(in_code.front(), in_code.front() + 1),
          .message = fmt::format("\"|\" in code ends the cell, so the row \"{}\" has {} cells and the header {}",
                                 excerpt(text_at(text, span)), used, columns),
          .advice = "Write \"\\|\" in code inside a table",
          .title = "Write \"\\|\""};
      for (const std::size_t pipe : in_code)
        repair.edits.push_back({.span = span_between(pipe, pipe), .replacement = "\\"});
      repairs.push_back(std::move(repair));
      continue;
    }
    if (first_lost.empty()) {
      first_lost = span_between(cells[columns].begin, cells[used - 1].end);
      first_count = used;
    }
    widest = std::max(widest, used);
  }
  if (first_lost.empty()) return;
  const Span header_span = row_span(text, tree[header]);
  const LineAt delimiter = line_at(text, line_at(text, header_span.begin).next);
  constexpr std::size_t most_columns = 64;
  Repair repair{.rule = Rule::markdown_table_shape,
                .span = first_lost,
                .message = fmt::format("This row has {} cells and the header {}, so \"{}\" is lost", first_count,
                                       columns, excerpt(text_at(text, first_lost))),
                .advice = "Give the header a cell for each, or join the cells",
                .title = "Give the header more cells",
                .trust = Trust::needs_review};
  if (widest <= most_columns) {
    repair.edits = {widen(text, header_span, widest - columns, false),
                    widen(text, span_between(delimiter.begin, delimiter.end), widest - columns, true)};
  }
  repairs.push_back(std::move(repair));
}

// The edit that makes header and delimiter row count the same cells.
TextEdit same_count(std::string_view text, Span header, const std::vector<Cell>& above, Span row,
                    const std::vector<Cell>& cells) {
  // " | Cloud | Server" over "--- | --- | ---": the first column has no heading, and its pipe was taken for the outer
  // one.
  const auto begins_with_pipe = [&](Span span) { return trim(text_at(text, span)).starts_with('|'); };
  if (cells.size() == above.size() + 1 && begins_with_pipe(header) && !begins_with_pipe(row)) {
    return {.span = {header.begin, header.begin}, .replacement = "|"};
  }
  std::string delimiter = "|";
  for (std::size_t i = 0; i < above.size(); ++i) {
    delimiter += i < cells.size()
                     ? fmt::format(" {} |", trim(text.substr(cells[i].begin, cells[i].end - cells[i].begin)))
                     : " --- |";
  }
  return {.span = row, .replacement = std::move(delimiter)};
}

// A paragraph that would be a table if its delimiter row counted the header's cells.
void check_paragraph(const RepairInput& input, const Node& paragraph, Repairs& repairs) {
  const std::string_view text = input.text;
  if (text_at(text, paragraph.span).find('|') == std::string_view::npos) return;
  Span header;
  for (std::size_t at = paragraph.span.begin; at < paragraph.span.end && at < text.size();) {
    const LineAt line = line_at(text, at);
    std::size_t begin = line.begin;
    while (begin < line.end && (is_blank(text[begin]) || text[begin] == '>')) ++begin;
    const Span row = span_between(begin, line.end);
    at = line.next;
    const std::vector<Cell> cells = split_row(text, row);
    const bool has_pipe = text_at(text, row).find('|') != std::string_view::npos;
    if (!header.empty() && has_pipe && is_delimiter_row(text, cells)) {
      const std::vector<Cell> above = split_row(text, header);
      if (above.size() != cells.size()) {
        repairs.push_back(
            {.rule = Rule::markdown_table_shape,
             .span = row,
             .message = fmt::format("\"{}\" marks {} columns and the header above has {}, so this is no table",
                                    excerpt(text_at(text, row)), cells.size(), above.size()),
             .advice = "Give both rows the same number of cells",
             .title = "Give both rows the same number of cells",
             .edits = {same_count(text, header, above, row, cells)}});
        return;
      }
    }
    header = has_pipe ? row : Span{};
  }
}

}  // namespace

void find_table_shapes(const RepairInput& input, Repairs& repairs) {
  const MarkdownTree& tree = input.markdown.tree;
  for (NodeIndex i = tree.next_in_order(0, 0); i != no_node; i = tree.next_in_order(i, 0)) {
    if (tree[i].kind == NodeKind::table) check_rows(input, i, repairs);
    if (tree[i].kind == NodeKind::paragraph) check_paragraph(input, tree[i], repairs);
  }
}

}  // namespace waymark
