#include "diagnostics/policy/ignores.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "diagnostics/policy/severities.h"

namespace waymark {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

SourceSet one_file(std::string text) {
  SourceSet sources;
  SourceFile file{.path = "content/a.md", .logical_path = "a.md", .text = std::move(text)};
  file.lines = LineIndex(file.text);
  sources.add(std::move(file));
  return sources;
}

Diagnostic finding(std::uint32_t begin, std::uint32_t end, Rule rule) {
  return {.rule = rule, .source = SourceId{0}, .span = {begin, end}, .message = "m"};
}

Ignore ignore(std::vector<std::string> rules, Span scope, std::string reason = "why") {
  return {
      .rules = std::move(rules), .reason = std::move(reason), .span = {0, 4}, .scope = scope, .source = SourceId{0}};
}

TEST(MeansRule, ARuleOrAFamily) {
  EXPECT_TRUE(means_rule("link/case", Rule::link_case));
  EXPECT_TRUE(means_rule("link/*", Rule::link_case));
  EXPECT_FALSE(means_rule("link/cas", Rule::link_case));
  EXPECT_FALSE(means_rule("li/*", Rule::link_case));
  EXPECT_FALSE(means_rule("*", Rule::link_case));
  EXPECT_FALSE(means_rule("/*", Rule::link_case));
  EXPECT_FALSE(means_rule("", Rule::link_case));
  EXPECT_FALSE(means_rule("Link/case", Rule::link_case));
}

TEST(IgnoresOfFiles, SilenceWhatBeginsInTheirScope) {
  const SourceSet sources = one_file("0123456789");
  struct Case {
    Span scope;
    Span span;
    bool silent;
  };
  const Case cases[] = {{{2, 5}, {2, 3}, true},  {{2, 5}, {4, 9}, true},  {{2, 5}, {5, 6}, false},
                        {{2, 5}, {1, 3}, false}, {{2, 5}, {5, 5}, false}, {{2, 2}, {2, 2}, false},
                        {{2, 2}, {2, 3}, false}, {{0, 10}, {0, 0}, true}, {{0, 10}, {9, 10}, true}};
  for (const Case& c : cases) {
    const Policy policy{.overrides = {}, .ignores = {ignore({"link/case"}, c.scope)}};
    EXPECT_EQ(Ignores(policy, sources).silence(finding(c.span.begin, c.span.end, Rule::link_case)), c.silent)
        << c.scope.begin << "-" << c.scope.end << " " << c.span.begin << "-" << c.span.end;
  }
}

TEST(IgnoresOfFiles, NestAndTheFirstOfTwoAlikeCounts) {
  const SourceSet sources = one_file("0123456789");
  const Policy policy{
      .overrides = {},
      .ignores = {ignore({"link/case"}, {0, 10}), ignore({"link/*"}, {0, 10}), ignore({"link/case"}, {2, 4}),
                  ignore({"link/case"}, {4, 6}), ignore({"link/case"}, {2, 6})}};
  const Ignores ignores(policy, sources);
  const auto depth = [&](std::uint32_t at) {
    std::size_t count = 0;
    for (auto use = ignores.silencing(finding(at, at + 1, Rule::link_case)); use != nullptr; use = use->around) ++count;
    return count;
  };
  EXPECT_EQ(depth(1), 1U);
  EXPECT_EQ(depth(3), 3U);
  EXPECT_EQ(depth(4), 3U);
  EXPECT_EQ(depth(7), 1U);
  EXPECT_FALSE(ignores.silence(finding(10, 11, Rule::link_case)));
  // Of the file's two only the first is of use, and so the second is told.
  EXPECT_EQ(check_ignores(policy, {finding(3, 4, Rule::link_case), finding(4, 5, Rule::link_case)}, sources).size(),
            1U);
}

TEST(IgnoresOfFiles, NotWithoutAReasonNorRulesAboutThemselves) {
  const SourceSet sources = one_file("0123456789");
  Policy policy{.overrides = {}, .ignores = {ignore({"link/case"}, {0, 10}, "")}};
  EXPECT_FALSE(Ignores(policy, sources).silence(finding(2, 3, Rule::link_case)));
  policy.ignores = {ignore({"ignore/*", "config/*", "baseline/fixed"}, {0, 10})};
  EXPECT_FALSE(Ignores(policy, sources).silence(finding(2, 3, Rule::ignore_unused)));
  EXPECT_FALSE(Ignores(policy, sources).silence(finding(2, 3, Rule::config_bad_value)));
  EXPECT_FALSE(Ignores(policy, sources).silence(finding(2, 3, Rule::baseline_fixed)));
}

TEST(IgnoresOfFiles, AreJudgedBeforeSeverities) {
  // A rule that is off is no reason to call its comment unused.
  const SourceSet sources = one_file("0123456789");
  const Policy policy{.overrides = {{.glob = "**", .rule = Rule::link_case, .severity = Severity::off}},
                      .ignores = {ignore({"link/case"}, {0, 10})}};
  EXPECT_THAT(check_ignores(policy, {finding(2, 3, Rule::link_case)}, sources), IsEmpty());
  EXPECT_EQ(check_ignores(policy, {}, sources).size(), 1U);
}

TEST(IgnoresOfFiles, ThatAreReadTwiceAreToldOnce) {
  const SourceSet sources = one_file("0123456789");
  const Policy policy{.overrides = {}, .ignores = {ignore({"link/case"}, {0, 10}), ignore({"link/case"}, {0, 10})}};
  EXPECT_EQ(check_ignores(policy, {}, sources).size(), 1U);
}

Severity severity_of(Diagnostic& diagnostic, std::vector<SeverityOverride> overrides, const Readerships& readerships) {
  const SourceSet sources = one_file("0123456789");
  const Policy policy{.overrides = std::move(overrides), .ignores = {}};
  return Severities(policy, sources, readerships).apply(diagnostic);
}

SeverityOverride entry(Severity severity, std::vector<std::string> versions, std::vector<std::string> locales = {}) {
  return {.glob = "**",
          .rule = Rule::link_missing_file,
          .severity = severity,
          .versions = std::move(versions),
          .locales = std::move(locales),
          .written = {}};
}

TEST(SeveritiesByVersion, TakeOutWhereTheFindingIsOff) {
  Diagnostic d = finding(2, 3, Rule::link_missing_file);
  d.versions = {"1", "2", "3"};
  EXPECT_EQ(
      severity_of(d, {entry(Severity::off, {"1"}), entry(Severity::hint, {"2"}), entry(Severity::warning, {"3"})}, {}),
      Severity::warning);
  EXPECT_THAT(d.versions, ElementsAre("2", "3"));
  EXPECT_THAT(d.locales, IsEmpty());
  EXPECT_EQ(severity_of(d, {entry(Severity::off, {"2", "3"})}, {}), Severity::off);
}

TEST(SeveritiesByVersion, AFindingWithoutVersionsHoldsWhereItsFileIsInForce) {
  const Readerships readerships = {{SourceId{0}, {.versions = {"1", "2"}, .locales = {"en-us", "nl-nl"}}}};
  Diagnostic d = finding(2, 3, Rule::link_missing_file);
  EXPECT_EQ(severity_of(d, {entry(Severity::off, {"1"})}, readerships), Severity::error);
  EXPECT_THAT(d.versions, ElementsAre("2"));
  EXPECT_THAT(d.locales, IsEmpty());
  d = finding(2, 3, Rule::link_missing_file);
  EXPECT_EQ(severity_of(d, {entry(Severity::off, {}, {"NL-nl"})}, readerships), Severity::error);
  EXPECT_THAT(d.versions, IsEmpty());
  EXPECT_THAT(d.locales, ElementsAre("en-us"));
  d = finding(2, 3, Rule::link_missing_file);
  EXPECT_EQ(severity_of(d, {entry(Severity::off, {"1"}, {"nl-nl"})}, readerships), Severity::error);
  EXPECT_THAT(d.versions, IsEmpty());
  EXPECT_THAT(d.locales, IsEmpty());
  d = finding(2, 3, Rule::link_missing_file);
  EXPECT_EQ(severity_of(d, {entry(Severity::off, {"1", "2"})}, readerships), Severity::off);
}

TEST(SeveritiesByVersion, AnEntryForVersionsMeansNoFileWithoutAny) {
  Diagnostic d = finding(2, 3, Rule::link_missing_file);
  EXPECT_EQ(severity_of(d, {entry(Severity::off, {"1"})}, {}), Severity::error);
  EXPECT_THAT(d.versions, IsEmpty());
  EXPECT_EQ(severity_of(d, {entry(Severity::off, {"1"}), entry(Severity::hint, {})}, {}), Severity::hint);
}

}  // namespace
}  // namespace waymark
