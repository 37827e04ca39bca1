#include "syntax/table_rows.h"

#include <algorithm>

#include "base/text.h"

namespace waymark {
namespace {

std::string_view behind_quote_marks(std::string_view line) {
  return line.substr(std::min(line.find_first_not_of(" \t>"), line.size()));
}

}  // namespace

bool looks_like_delimiter_row(std::string_view line) {
  return line.find_first_not_of("|:- \t") == std::string_view::npos && line.find('-') != std::string_view::npos;
}

std::size_t count_cells(std::string_view row) {
  std::size_t cells = 0;
  std::size_t at = 0;
  const auto skip_pipe = [&] {
    if (at >= row.size() || row[at] != '|') return false;
    ++at;
    while (at < row.size() && (row[at] == ' ' || row[at] == '\t')) ++at;
    return true;
  };
  skip_pipe();
  while (at < row.size()) {
    const std::size_t begin = at;
    while (at < row.size() && row[at] != '|') at += row[at] == '\\' && at + 1 < row.size() ? 2 : 1;
    const bool pipe = skip_pipe();
    if (at != begin) ++cells;
    if (!pipe) break;
  }
  return cells;
}

bool is_table_head(std::string_view line, std::string_view below, std::size_t columns) {
  const std::string_view delimiters = behind_quote_marks(below);
  return looks_like_delimiter_row(delimiters) && count_cells(delimiters) == columns &&
         count_cells(behind_quote_marks(line)) == columns;
}

std::size_t row_column(std::string_view line, std::size_t quotes) {
  std::size_t at = 0;
  while (at < line.size() && (is_blank(line[at]) || (line[at] == '>' && quotes > 0))) {
    if (line[at] == '>') --quotes;
    ++at;
  }
  return at;
}

}  // namespace waymark
