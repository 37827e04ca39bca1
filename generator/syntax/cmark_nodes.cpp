#include "syntax/cmark_nodes.h"

#include <algorithm>

namespace waymark {

std::string_view view(const cmark_chunk& chunk) {
  if (chunk.data == nullptr || chunk.len <= 0) return {};
  return {reinterpret_cast<const char*>(chunk.data), static_cast<std::size_t>(chunk.len)};
}

std::string_view content_of(const cmark_node* node) {
  if (node->content.size <= 0) return {};
  return {reinterpret_cast<const char*>(node->content.ptr), static_cast<std::size_t>(node->content.size)};
}

TablePart table_part(cmark_node* node) {
  if (node->extension == nullptr) return TablePart::none;
  const std::string_view name = cmark_node_get_type_string(node);
  if (name == "table") return TablePart::table;
  if (name == "table_row" || name == "table_header") return TablePart::row;
  return name == "table_cell" ? TablePart::cell : TablePart::none;
}

Alignment alignment_of(std::uint8_t letter) {
  switch (letter) {
    case 'l':
      return Alignment::left;
    case 'c':
      return Alignment::centre;
    case 'r':
      return Alignment::right;
    default:
      return Alignment::none;
  }
}

std::size_t line_of(const cmark_node* node) { return static_cast<std::size_t>(std::max(node->start_line, 1)); }
std::size_t end_line_of(const cmark_node* node) { return static_cast<std::size_t>(std::max(node->end_line, 1)); }

}  // namespace waymark
