#include "library/usages/pivot_query.h"

#include <gtest/gtest.h>

namespace waymark {
namespace {

TEST(PivotQuery, namesUsages) {
  Config config;
  config.usages = {UsageConfig{.id = "a", .pivots = {"lang-a", "lang-b"}},
                   UsageConfig{.id = "c", .pivots = {"lang-c"}}};
  struct Case {
    const char* query;
    int usage;  // -1: none
    const char* rest;
  };
  const Case cases[] = {
      {"?pivots=lang-c", 1, ""},
      {"?pivots=LANG-B&tabs=x", 0, "?tabs=x"},
      {"?a=1&pivots=x,lang-c&b=2", 1, "?a=1&b=2"},
      {"?pivots=lang-c,lang-a", 1, ""},
      {"?pivots=", -1, ""},
      {"?pivots=rust&tabs=x", -1, ""},
      {"?xpivots=lang-a", -1, ""},
      {"", -1, ""},
      {"pivots=lang-a", -1, ""},
  };
  for (const Case& c : cases) {
    const auto found = read_pivot_query(config, c.query);
    ASSERT_EQ(found.has_value(), c.usage >= 0) << c.query;
    if (!found) continue;
    EXPECT_EQ(found->usage, UsageId{static_cast<std::size_t>(c.usage)}) << c.query;
    EXPECT_EQ(found->query, c.rest) << c.query;
  }
}

}  // namespace
}  // namespace waymark
