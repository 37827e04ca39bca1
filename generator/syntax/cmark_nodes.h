#pragma once
// What is read of the library's nodes, in our types.

#include <cmark-gfm/node.h>
#include <cstddef>
#include <string_view>

#include "syntax/markdown_tree.h"

namespace waymark {

// Valid as long as the node is.
std::string_view view(const cmark_chunk& chunk);
std::string_view content_of(const cmark_node* node);

// The library's own types of tables and their parts are not in its installed headers, only their names are to be had.
enum class TablePart { none, table, row, cell };
TablePart table_part(cmark_node* node);
// 'l', 'c', 'r'; anything else is none.
Alignment alignment_of(std::uint8_t letter);

// From 1 on, also of nodes that the library gave no line.
std::size_t line_of(const cmark_node* node);
std::size_t end_line_of(const cmark_node* node);

}  // namespace waymark
