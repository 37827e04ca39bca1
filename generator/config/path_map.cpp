#include "config/path_map.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

#include "base/site_path.h"
#include "base/text.h"

namespace waymark {

namespace {

std::string_view without_bom(std::string_view text) { return text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text; }

}  // namespace

std::vector<std::string> table_columns(std::string_view text) {
  text = without_bom(text);
  std::vector<std::string> columns;
  for (const std::string_view name : split(text.substr(0, text.find_first_of("\r\n")), '\t'))
    columns.emplace_back(trim(name));
  return columns;
}

Result<PathTable> read_path_map(const ContentRoot::PathMap& map, const Disk& disk) {
  const Result<std::string> text = disk.read(map.file);
  if (!text) return std::unexpected(text.error());
  const std::vector<std::string> columns = table_columns(*text);
  const auto column = [&](const std::string& name) {
    return static_cast<std::size_t>(std::ranges::find(columns, name) - columns.begin());
  };
  const std::size_t from = column(map.path_column);
  const std::size_t to = column(map.logical_column);
  if (from == columns.size() || to == columns.size()) {
    return fail(fmt::format("\"{}\" has no column \"{}\" in its first line", map.file,
                            from == columns.size() ? map.path_column : map.logical_column));
  }
  PathTable mapped;
  bool header = true;
  for (const std::string_view line : split_lines(without_bom(*text))) {
    if (std::exchange(header, false)) continue;
    const std::vector<std::string_view> cells = split(line, '\t');
    if (cells.size() <= std::max(from, to)) continue;
    const std::string_view logical = trim(cells[to]);
    if (logical.empty() || logical.starts_with('/')) continue;
    if (std::optional<std::string> path = join_path("", logical); path && !path->empty()) {
      mapped.emplace(trim(cells[from]), std::move(*path));
    }
  }
  return mapped;
}

}  // namespace waymark
