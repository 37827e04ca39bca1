#include "library/usages/pivot_query.h"

#include <algorithm>

#include "base/text.h"

namespace waymark {
namespace {

std::optional<UsageId> usage_with_pivot(const Config& config, std::string_view pivot) {
  const std::string wanted = ascii_lower(trim(pivot));
  for (std::size_t i = 0; i < config.usages.size(); ++i) {
    if (std::ranges::find(config.usages[i].pivots, wanted) != config.usages[i].pivots.end()) return UsageId{i};
  }
  return std::nullopt;
}

}  // namespace

std::optional<PivotQuery> read_pivot_query(const Config& config, std::string_view query) {
  constexpr std::string_view name = "pivots=";
  if (config.usages.empty() || !query.starts_with('?')) return std::nullopt;
  std::optional<UsageId> usage;
  std::string rest;
  for (const std::string_view part : split(query.substr(1), '&')) {
    if (!part.starts_with(name)) {
      rest += (rest.empty() ? "?" : "&") + std::string(part);
      continue;
    }
    for (const std::string_view pivot : split(part.substr(name.size()), ',')) {
      if (!usage) usage = usage_with_pivot(config, pivot);
    }
  }
  if (!usage) return std::nullopt;
  return PivotQuery{.usage = *usage, .query = std::move(rest)};
}

}  // namespace waymark
