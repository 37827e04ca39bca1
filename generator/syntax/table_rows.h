#pragma once
// Rows of tables as the table extension reads them.

#include <cstddef>
#include <string_view>

namespace waymark {

// Only "|", ":", "-" and blanks, and a "-" among them. Less than the extension asks for.
bool looks_like_delimiter_row(std::string_view line);

// Cells of a row, as the extension counts them.
std::size_t count_cells(std::string_view row);

}  // namespace waymark
