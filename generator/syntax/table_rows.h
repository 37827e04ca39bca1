#pragma once
// Rows of tables as the table extension reads them.

#include <cstddef>
#include <string_view>

namespace waymark {

// Only "|", ":", "-" and blanks, and a "-" among them. Less than the extension asks for.
bool looks_like_delimiter_row(std::string_view line);

// Whether `line` and `below` may be the head and the delimiter row of a table with so many columns, quote marks aside.
bool is_table_head(std::string_view line, std::string_view below, std::size_t columns);

// Where a row's text begins in its line, behind the marks of so many quotes.
std::size_t row_column(std::string_view line, std::size_t quotes);

// Cells of a row, as the extension counts them.
std::size_t count_cells(std::string_view row);

}  // namespace waymark
