#pragma once
// Guards for what cmark-gfm 0.29.0.gfm.6 does in quadratic time, and the depth to which trees grow. Each limit lies far
// above anything an author writes; what goes beyond becomes plain text, with a LimitHit.

#include <cstddef>
#include <cstdint>
#include <string_view>

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

// Called for a line before the table extension sees it. Returns the block that is to take the line instead, or null to
// let cmark go on.
cmark_node* guard_table(DocsBlocks& docs, cmark_parser* parser, cmark_node* parent, std::string_view line);

}  // namespace waymark
