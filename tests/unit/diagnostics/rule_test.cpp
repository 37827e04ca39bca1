#include "diagnostics/rule.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <set>

namespace waymark {
namespace {

TEST(Rules, TheTableIsWellFormed) {
  std::set<std::string_view> ids;
  for (const RuleInfo& rule : all_rules()) {
    EXPECT_TRUE(ids.insert(rule.id).second) << rule.id;
    EXPECT_EQ(info(rule.rule).id, rule.id);
    EXPECT_EQ(find_rule(rule.id), rule.rule);
    EXPECT_EQ(std::ranges::count(rule.id, '/'), 1) << rule.id;
    EXPECT_EQ(rule.id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-/"), std::string_view::npos) << rule.id;
    EXPECT_FALSE(rule.summary.empty()) << rule.id;
    EXPECT_FALSE(rule.summary.ends_with('.')) << rule.id;
    EXPECT_NE(rule.default_severity, Severity::off) << rule.id;
  }
  EXPECT_FALSE(ids.empty());
}

TEST(Rules, UnknownNamesAreNone) {
  EXPECT_EQ(find_rule(""), std::nullopt);
  EXPECT_EQ(find_rule("link/missing"), std::nullopt);
  EXPECT_EQ(find_rule("Link/missing-file"), std::nullopt);
}

TEST(Severities, NamesGoBothWays) {
  for (const Severity severity : {Severity::off, Severity::hint, Severity::warning, Severity::error}) {
    EXPECT_EQ(parse_severity(severity_name(severity)), severity);
  }
  EXPECT_EQ(severity_name(Severity::warning), "warning");
  EXPECT_EQ(parse_severity("Error"), std::nullopt);
  EXPECT_EQ(parse_severity(""), std::nullopt);
  EXPECT_LT(Severity::hint, Severity::error);
}

}  // namespace
}  // namespace waymark
