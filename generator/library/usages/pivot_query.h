#pragma once
// "?pivots=programming-language-python": how links on Microsoft Learn say which reader's form of a page is meant.

#include <optional>
#include <string>
#include <string_view>

#include "config/config.h"

namespace waymark {

struct PivotQuery {
  UsageId usage;      // the first that a pivot named is one of
  std::string query;  // what else is asked for: "?tabs=web", or nothing
};

// Null when `query`, with its "?", names no usage.
std::optional<PivotQuery> read_pivot_query(const Config& config, std::string_view query);

}  // namespace waymark
