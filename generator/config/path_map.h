#pragma once
// The table that says where a file lived, for content whose folders were flattened when it was collected.

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/disk.h"
#include "base/failure.h"
#include "config/config.h"

namespace waymark {

using PathTable = std::unordered_map<std::string, std::string>;  // path below the content root → logical path

// Rows without a logical path, or with one that climbs above the root, map nothing. Fails
// when the file cannot be read or lacks one of the columns.
Result<PathTable> read_path_map(const ContentRoot::PathMap& map, const Disk& disk);

// The column names of a tab-separated table: its first line.
std::vector<std::string> table_columns(std::string_view text);

}  // namespace waymark
