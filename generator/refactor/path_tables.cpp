#include "refactor/path_tables.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "article/spans.h"
#include "base/text.h"
#include "config/path_map.h"

namespace waymark {
namespace {

struct Cell {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The cells of the line that begins at `begin`.
std::vector<Cell> cells_of(std::string_view text, const LineAt& line) {
  std::vector<Cell> cells;
  std::size_t at = line.begin;
  for (const std::string_view cell : split(line.in(text), '\t')) {
    cells.push_back({at, at + cell.size()});
    at += cell.size() + 1;
  }
  return cells;
}

struct Row {
  Cell path;
  Cell logical;
};

std::optional<Row> row_of(std::string_view text, const ContentRoot::PathMap& map, std::string_view path) {
  const std::vector<std::string> columns = table_columns(text);
  const auto column = [&](const std::string& name) {
    return static_cast<std::size_t>(std::ranges::find(columns, name) - columns.begin());
  };
  const std::size_t from = column(map.path_column);
  const std::size_t to = column(map.logical_column);
  for (std::size_t at = line_at(text, 0).next; at < text.size();) {
    const LineAt line = line_at(text, at);
    at = line.next;
    if (line.in(text).find(path) == std::string_view::npos) continue;
    const std::vector<Cell> cells = cells_of(text, line);
    if (cells.size() <= std::max(from, to)) continue;
    if (trim(text.substr(cells[from].begin, cells[from].end - cells[from].begin)) == path)
      return Row{cells[from], cells[to]};
  }
  return std::nullopt;
}

}  // namespace

Result<PathTables::Table*> PathTables::read(const ContentRoot& root) {
  const auto known = tables_.find(root.path_map->file);
  if (known != tables_.end()) return &known->second;
  Result<std::string> text = disk_.read(root.path_map->file);
  if (!text) return std::unexpected(text.error());
  return &tables_.emplace(root.path_map->file, Table{.text = *std::move(text)}).first->second;
}

Result<bool> PathTables::maps(const ContentRoot& root, const std::string& path) {
  if (!root.path_map) return false;
  const Result<Table*> table = read(root);
  if (!table) return std::unexpected(table.error());
  const auto row = row_of((*table)->text, *root.path_map, path);
  return row &&
         !trim(std::string_view((*table)->text).substr(row->logical.begin, row->logical.end - row->logical.begin))
              .empty();
}

void PathTables::move(const ContentRoot& root, const std::string& path, const std::string& new_path,
                      const std::string& logical_path) {
  if (!root.path_map) return;
  const Result<Table*> table = read(root);
  if (!table) return;
  const auto row = row_of((*table)->text, *root.path_map, path);
  if (!row) return;
  const auto put = [&](const Cell& cell, const std::string& value) {
    (*table)->text.replace(cell.begin, cell.end - cell.begin, value);
  };
  const bool has_logical = row->logical.begin != row->logical.end;
  // The one further back first, so that the other's place still holds.
  if (row->path.begin < row->logical.begin) {
    if (has_logical) put(row->logical, logical_path);
    put(row->path, new_path);
  } else {
    put(row->path, new_path);
    if (has_logical) put(row->logical, logical_path);
  }
  (*table)->changed = true;
}

void PathTables::write(Refactoring& refactoring) const {
  for (const auto& [file, table] : tables_) {
    if (table.changed) refactoring.texts[file] = table.text;
  }
}

}  // namespace waymark
