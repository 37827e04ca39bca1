#pragma once
// Guards for what cmark-gfm 0.29.0.gfm.6 does in quadratic time, and the depth to which trees grow. Each limit lies far
// above anything an author writes; what goes beyond becomes plain text, with a LimitHit.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "syntax/parse_markdown.h"
#include "syntax/source_lines.h"

struct cmark_node;
struct cmark_parser;

namespace waymark {

class DocsBlocks;

// Quotes, lists and items inside each other; inline marks inside each other. Later stages may recurse over trees of
// this depth.
inline constexpr std::size_t max_block_depth = 100;
inline constexpr std::size_t max_inline_depth = 100;
inline constexpr std::size_t max_strikethrough_depth = 10;

// A table's columns, and the bytes of paragraph that may stand directly before it: cmark-gfm reads the whole paragraph
// again for each line that looks like a delimiter row, and walks back over it for each cell.
inline constexpr std::size_t max_table_columns = 1000;
inline constexpr std::size_t max_text_before_table = 4096;

// Marks of containers at the beginning of one line, and the column behind which none is believed. Each line is matched
// against all containers that are open, and blank lines keep lists open for nothing: the more of them, the lower the
// limits.
inline constexpr std::size_t max_marks_in_line = 100;
inline constexpr std::size_t max_mark_column = 300;
inline constexpr std::size_t max_blank_line_steps = 20'000'000;

// The table extension keeps a row's cells in a list that it walks to its end for each cell, and reads each row twice.
inline constexpr std::size_t max_row_steps = 100'000'000;

// Called for a line before the table extension sees it. Returns the block that is to take the line instead, or null to
// let cmark go on.
cmark_node* guard_table(DocsBlocks& docs, cmark_parser* parser, cmark_node* parent, std::string_view line);

// Bytes of the body that cmark-gfm must not see as what they are, by offset, and why.
struct HiddenBytes {
  std::vector<std::uint32_t> offsets;
  std::vector<LimitHit> hits;
};
HiddenBytes find_hostile_marks(const SourceLines& source);

// Blocks whose inlines would take cmark-gfm too long: their own text, by node. cmark gets a single letter in its place.
using PlainBlocks = std::unordered_map<const cmark_node*, std::string>;
struct LineRange {
  std::size_t first = 0, last = 0;
};
struct InlineGuard {
  PlainBlocks plain;
  std::vector<LineRange> footnote_lines;  // of paragraphs in footnotes: cmark drops those that nothing refers to
  bool dropped_definitions = false;
};

// Called when all lines are in and before inlines are read. Also drops definitions that would make the tree far larger
// than the file.
InlineGuard guard_inlines(cmark_parser* parser);

}  // namespace waymark
