#include "diagnostics/policy/policy.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <random>

#include "diagnostics/policy/severities.h"

namespace waymark {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

SourceSet some_sources() {
  SourceSet sources;
  for (const char* name : {"site/help/site.yml", "content/b.md", "content/a.md", "site/help/local/c.md"}) {
    SourceFile file{.path = name};
    if (std::string_view(name).ends_with(".yml")) {
      file.kind = SourceKind::config;
    }
    file.logical_path = file.path.substr(file.path.rfind('/') + 1);
    file.text = "one\ntwo\nthree\n";
    file.lines = LineIndex(file.text);
    sources.add(std::move(file));
  }
  return sources;
}

Diagnostic finding(std::size_t source, std::uint32_t begin, Rule rule, std::string message = "m") {
  return {.rule = rule, .source = SourceId{source}, .span = {begin, begin + 1}, .message = std::move(message)};
}

// "path:offset rule severity message"
std::vector<std::string> told(const std::vector<Finding>& findings, const SourceSet& sources) {
  std::vector<std::string> lines;
  for (const Finding& f : findings) {
    const Diagnostic& d = f.diagnostic;
    lines.push_back(sources.file(d.source).path + ":" + std::to_string(d.span.begin) + " " +
                    std::string(info(d.rule).id) + " " + std::string(severity_name(f.severity)) + " " + d.message);
  }
  return lines;
}

TEST(Judge, OrdersAndDropsRepeats) {
  const SourceSet sources = some_sources();
  Diagnostics diagnostics{
      finding(1, 5, Rule::link_missing_file), finding(1, 0, Rule::link_missing_file),
      finding(2, 7, Rule::link_case, "b"),    finding(2, 7, Rule::link_case, "a"),
      finding(2, 7, Rule::anchor_duplicate),  finding(1, 5, Rule::link_missing_file),
  };
  EXPECT_THAT(told(judge(diagnostics, {}, sources), sources),
              ElementsAre("content/a.md:7 anchor/duplicate warning m", "content/a.md:7 link/case warning a",
                          "content/a.md:7 link/case warning b", "content/b.md:0 link/missing-file error m",
                          "content/b.md:5 link/missing-file error m"));
}

TEST(Judge, AnyOrderOfInputGivesTheSame) {
  const SourceSet sources = some_sources();
  Diagnostics diagnostics;
  for (int i = 0; i < 200; ++i) {
    Diagnostic d = finding(1U + static_cast<std::size_t>(i) % 2, static_cast<std::uint32_t>(i % 3), Rule::link_case);
    d.reference = i % 5 == 0 ? "x" : "";
    d.versions = i % 7 == 0 ? std::vector<std::string>{"2015-06"} : std::vector<std::string>{};
    if (i % 4 == 0) {
      d.fix = Fix{.title = "t",
                  .trust = i % 8 == 0 ? Trust::safe : Trust::needs_review,
                  .edits = {{.source = d.source, .replacement = std::to_string(i % 3)}}};
    }
    diagnostics.push_back(std::move(d));
  }
  std::mt19937 random(3);
  std::vector<Diagnostic> first;
  for (int repeat = 0; repeat < 5; ++repeat) {
    std::vector<Diagnostic> judged;
    for (Finding& f : judge(diagnostics, {}, sources)) {
      judged.push_back(std::move(f.diagnostic));
    }
    EXPECT_TRUE(first.empty() || first == judged);
    first = std::move(judged);
    std::ranges::shuffle(diagnostics, random);
  }
}

TEST(Judge, OverridesByPathLastWins) {
  const SourceSet sources = some_sources();
  struct Case {
    std::vector<SeverityOverride> overrides;
    std::vector<std::string> severities;  // of link/case in b.md, a.md, local/c.md
  };
  const Rule rule = Rule::link_case;
  const Case cases[] = {
      {{}, {"warning", "warning", "warning"}},
      {{{"**", rule, Severity::error}}, {"error", "error", "error"}},
      {{{"**", Rule::link_empty, Severity::off}}, {"warning", "warning", "warning"}},
      {{{"a.md", rule, Severity::error}}, {"warning", "error", "warning"}},
      {{{"content/**", rule, Severity::off}}, {"", "", "warning"}},
      {{{"local/**", rule, Severity::hint}}, {"warning", "warning", "hint"}},
      {{{"!content/a.md", rule, Severity::hint}}, {"hint", "warning", "hint"}},
      {{{"**", rule, Severity::off}, {"content/b.md", rule, Severity::error}}, {"error", "", ""}},
      {{{"content/b.md", rule, Severity::error}, {"**", rule, Severity::off}}, {"", "", ""}},
  };
  for (const Case& c : cases) {
    std::vector<std::string> severities;
    for (const std::size_t source : {1U, 2U, 3U}) {
      const std::vector<Finding> findings = judge({finding(source, 0, rule)}, {.overrides = c.overrides}, sources);
      severities.push_back(findings.empty() ? "" : std::string(severity_name(findings[0].severity)));
    }
    EXPECT_EQ(severities, c.severities) << (c.overrides.empty() ? "" : c.overrides[0].glob);
  }
}

TEST(Judge, NothingGivesNothing) { EXPECT_THAT(judge({}, {}, SourceSet()), IsEmpty()); }

}  // namespace
TEST(IsOff, OnlyWhatIsOffEverywhereAndStaysSo) {
  const auto entry = [](std::string glob, Severity severity) {
    return SeverityOverride{.glob = std::move(glob), .rule = Rule::link_case, .severity = severity};
  };
  EXPECT_FALSE(is_off(Rule::link_case, {}));
  EXPECT_TRUE(is_off(Rule::link_case, {.overrides = {entry("**", Severity::off)}}));
  EXPECT_FALSE(is_off(Rule::link_empty, {.overrides = {entry("**", Severity::off)}}));
  EXPECT_FALSE(is_off(Rule::link_case, {.overrides = {entry("old/**", Severity::off)}}));
  EXPECT_FALSE(is_off(Rule::link_case, {.overrides = {entry("**", Severity::off), entry("new/**", Severity::hint)}}));
  SeverityOverride in_one_version = entry("**", Severity::off);
  in_one_version.versions = {"1"};
  EXPECT_FALSE(is_off(Rule::link_case, {.overrides = {in_one_version}}));
}

}  // namespace waymark
