#pragma once
// Finds the place in the file of the text that cmark-gfm keeps for a block: each of its lines is the end of a source
// line whose container marks and indentation were taken off.

#include <cstddef>
#include <optional>
#include <string_view>

#include "syntax/inline_text.h"
#include "syntax/source_lines.h"

namespace waymark {

std::size_t line_feeds(std::string_view content);

// Whether each line of `content` is the end of its source line when the last one is line `last_line`.
bool lines_fit(const SourceLines& source, std::string_view content, std::size_t last_line, bool unescaped = false);

// The last line of a paragraph that begins in line `first`. The library's `end` is that line, except where a
// container's end was noticed a line late.
std::size_t last_line_of(const SourceLines& source, std::string_view content, std::size_t first, std::size_t end);

// The line of "===" or "---" below a heading's text: the library's `end`, or the line before it where more follows.
std::size_t underline_of(const SourceLines& source, std::string_view content, std::size_t first, std::size_t end);

bool is_closing_fence(std::string_view line, char fence, std::size_t length);

// A paragraph's or setext heading's text, whose last line is the source's line `last_line`. In text that was cut off a
// table's head the library has made "|" of "\|": `unescaped`.
InlineText locate_lines(const SourceLines& source, NodeIndex block, std::string_view content, std::size_t last_line,
                        bool unescaped = false);

// The text of "## text ##", whose first "#" stands at `offset`.
InlineText locate_heading(const SourceLines& source, NodeIndex block, std::string_view content, std::uint32_t offset);

// A row of a table, cell by cell.
class RowCells {
 public:
  // `begin` is where the row's own text begins, behind container marks.
  RowCells(const SourceLines& source, std::uint32_t begin, std::uint32_t end);

  // The next cell with this text, in which "\|" has become "|".
  InlineText next(NodeIndex cell, std::string_view content);

 private:
  void skip_blanks();

  const SourceLines& source_;
  std::uint32_t at_;
  std::uint32_t end_;
};

}  // namespace waymark
