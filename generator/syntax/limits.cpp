#include "syntax/limits.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm/node.h>
#include <cmark-gfm/parser.h>

#include "syntax/docs_blocks.h"

namespace waymark {
namespace {

constexpr std::size_t npos = std::string_view::npos;

// Below this size the library's own way costs nothing worth a guard.
constexpr int cheap_paragraph = 256;

bool looks_like_delimiter_row(std::string_view line) {
  return line.find('-') != npos && line.find_first_not_of("|:- \t") == npos;
}

// Cells of a row as the table extension counts them.
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

}  // namespace

cmark_node* guard_table(DocsBlocks& docs, cmark_parser* parser, cmark_node* parent, std::string_view line) {
  if (!docs.options().tables) return nullptr;
  if (parent->extension != nullptr && std::string_view(cmark_node_get_type_string(parent)) == "table") {
    if (line.size() <= max_table_columns || count_cells(line) <= max_table_columns) return nullptr;
    docs.refused_tables.push_back(cmark_parser_get_line_number(parser));
    return parent->parent;
  }
  if (parent->type != CMARK_NODE_PARAGRAPH || !looks_like_delimiter_row(line)) return nullptr;
  if (parent->content.size <= cheap_paragraph) return nullptr;

  std::string_view before(reinterpret_cast<const char*>(parent->content.ptr),
                          static_cast<std::size_t>(parent->content.size));
  if (before.ends_with('\n')) before.remove_suffix(1);
  const std::size_t feed = before.rfind('\n');
  const std::string_view header = feed == npos ? before : before.substr(feed + 1);
  const std::size_t columns = count_cells(line);
  if (columns != count_cells(header)) return parent;  // no table in any case
  if (columns <= max_table_columns && before.size() - header.size() <= max_text_before_table) return nullptr;
  docs.refused_tables.push_back(cmark_parser_get_line_number(parser));
  return parent;
}

}  // namespace waymark
