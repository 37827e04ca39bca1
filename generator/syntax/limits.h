#pragma once
// Guards for what cmark-gfm 0.29.0.gfm.6 does in quadratic time, and the depth to which trees grow. Each limit lies far
// above anything an author writes; what goes beyond becomes plain text, with a LimitHit.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

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

// Marks of containers at the beginning of one line, and the column behind which none is believed: each line of a
// document is matched against all containers that are open.
inline constexpr std::size_t max_marks_in_line = 100;
inline constexpr std::size_t max_mark_column = 300;

// Called for a line before the table extension sees it. Returns the block that is to take the line instead, or null to
// let cmark go on.
cmark_node* guard_table(DocsBlocks& docs, cmark_parser* parser, cmark_node* parent, std::string_view line);

// Offsets in `body` of container marks beyond the limits above.
std::vector<std::uint32_t> find_marks_too_deep(std::string_view body);

// Blocks whose inlines would take cmark-gfm too long: their own text, by node. cmark gets a single letter in its place.
using PlainBlocks = std::unordered_map<const cmark_node*, std::string>;

// Called when all lines are in and before inlines are read. Also drops definitions that would make the tree far larger
// than the file.
PlainBlocks guard_inlines(cmark_parser* parser);

}  // namespace waymark
