#include "syntax/table_rows.h"

namespace waymark {

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

}  // namespace waymark
