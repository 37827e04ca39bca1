#include "diagnostics/reports/report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace waymark {
namespace {

using testing::HasSubstr;
using testing::Not;

SourceSet one_source(std::string text, std::string path = "content/start.md") {
  SourceSet sources;
  SourceFile file{.path = std::move(path), .logical_path = "start.md", .text = std::move(text)};
  file.lines = LineIndex(file.text);
  sources.add(std::move(file));
  return sources;
}

Finding missing_file(Span span) {
  return {.diagnostic = {.rule = Rule::link_missing_file,
                         .source = SourceId{std::size_t{0}},
                         .span = span,
                         .message = "\"b.md\" does not exist",
                         .advice = "did you mean \"a.md\"",
                         .reference = "b.md"},
          .severity = Severity::error};
}

std::string json_report(const std::vector<Finding>& findings, const SourceSet& sources,
                        const Readerships& readerships = {}) {
  const SiteFindings site{
      .site_file = "site/help/site.yml", .findings = findings, .sources = sources, .readerships = readerships};
  return write_report(ReportKind::json, {&site, 1}, {});
}

TEST(TextReport, TellsEverything) {
  const SourceSet sources = one_source("# Start\n\nSee [b](b.md) é\n");
  Finding full = missing_file({13, 22});
  full.diagnostic.versions = {"2015-06", "2015-08"};
  full.diagnostic.locales = {"nl-nl"};
  full.diagnostic.fix = Fix{.title = "Link to \"a.md\"", .trust = Trust::needs_review};
  Finding bare{.diagnostic = {.rule = Rule::navigation_orphan,
                              .source = SourceId{std::size_t{0}},
                              .message = "in no navigation"},
               .severity = Severity::hint};
  EXPECT_EQ(text_report({bare, full}, sources, false),
            "content/start.md:1:1: hint: in no navigation [navigation/orphan]\n"
            "    # Start\n"
            "    ^\n"
            "\n"
            "content/start.md:3:5: error: \"b.md\" does not exist [link/missing-file]\n"
            "    See [b](b.md) é\n"
            "        ^~~~~~~~~\n"
            "  help: did you mean \"a.md\"\n"
            "  fix (needs review): Link to \"a.md\"\n"
            "  holds in: versions 2015-06, 2015-08; locales nl-nl\n");
  EXPECT_EQ(text_report({}, sources, false), "");
}

TEST(TextReport, ColoursOnlyWhereAsked) {
  const SourceSet sources = one_source("abc");
  EXPECT_THAT(text_report({missing_file({0, 3})}, sources, false), Not(HasSubstr("\x1b")));
  const std::string coloured = text_report({missing_file({0, 3})}, sources, true);
  EXPECT_THAT(coloured, HasSubstr("\x1b[1;31merror:\x1b[0m"));
  EXPECT_THAT(coloured, HasSubstr("\x1b[1mcontent/start.md:1:1:\x1b[0m"));
}

TEST(TextReport, LongListsAreTheirEnds) {
  const SourceSet sources = one_source("abc");
  Finding finding = missing_file({0, 3});
  for (int i = 1; i <= 6; ++i) {
    finding.diagnostic.versions.push_back("v" + std::to_string(i));
  }
  EXPECT_THAT(text_report({finding}, sources, false), HasSubstr("  holds in: versions v1, v2, v3, v4, v5, v6\n"));
  finding.diagnostic.versions.push_back("v7");
  EXPECT_THAT(text_report({finding}, sources, false), HasSubstr("  holds in: versions v1 … v7 (7)\n"));
}

TEST(TextReport, NothingReachesTheTerminalRaw) {
  const SourceSet sources = one_source("a\x1b[2Jb\n", "con\x1btent\n.md");
  Finding finding = missing_file({0, 1});
  finding.diagnostic.message = "\"\x1b[2J\" is\r\nodd";
  finding.diagnostic.advice = "\x07";
  finding.diagnostic.versions = {"\x1b"};
  finding.diagnostic.locales = {"\x9b"};
  finding.diagnostic.fix = Fix{.title = "\x08"};
  const std::string report = text_report({finding}, sources, false);
  for (const char c : report) {
    EXPECT_TRUE(c == '\n' || static_cast<unsigned char>(c) >= 0x20) << report;
  }
  EXPECT_EQ(std::ranges::count(report, '\n'), 6) << report;
}

TEST(TextReport, EmptyLineHasNoExcerpt) {
  EXPECT_EQ(
      text_report({missing_file({0, 0})}, one_source("\n"), false),
      "content/start.md:1:1: error: \"b.md\" does not exist [link/missing-file]\n  help: did you mean \"a.md\"\n");
}

TEST(JsonReport, IsAsDocumented) {
  const SourceSet sources = one_source("é [b](b.md)\nx");
  Finding finding = missing_file({3, 12});
  finding.diagnostic.versions = {"2015-06"};
  finding.diagnostic.fix =
      Fix{.title = "Link", .edits = {{.source = SourceId{std::size_t{0}}, .span = {7, 11}, .replacement = "a.md"}}};
  // Its own versions, and the locales of the file.
  const Readership file{.versions = {"2015-06", "2015-08"}, .locales = {"en-us"}};
  finding.id = "0123456789abcdef";
  EXPECT_EQ(json_report({finding}, sources, {{finding.diagnostic.source, file}}), R"([
  {
    "id": "0123456789abcdef",
    "rule": "link/missing-file",
    "severity": "error",
    "standing": "new",
    "file": "content/start.md",
    "line": 1,
    "column": 3,
    "end_line": 1,
    "end_column": 12,
    "message": "\"b.md\" does not exist",
    "advice": "did you mean \"a.md\"",
    "reference": "b.md",
    "versions": [
      "2015-06"
    ],
    "locales": [
      "en-us"
    ],
    "fix": {
      "title": "Link",
      "trust": "safe",
      "edits": [
        {
          "file": "content/start.md",
          "line": 1,
          "column": 7,
          "end_line": 1,
          "end_column": 11,
          "offset": 7,
          "length": 4,
          "replacement": "a.md"
        }
      ]
    }
  }
]
)");
  EXPECT_EQ(json_report({}, sources), "[]\n");
}

TEST(JsonReport, SurvivesAnyBytes) {
  const SourceSet sources = one_source("x", "a\xFF.md");
  Finding finding = missing_file({0, 1});
  finding.diagnostic.message = "\xC3 \x01 \"";
  const nlohmann::json parsed = nlohmann::json::parse(json_report({finding}, sources));
  EXPECT_EQ(parsed[0]["message"], "\uFFFD \x01 \"");
  EXPECT_EQ(parsed[0]["file"], "a\uFFFD.md");
  EXPECT_TRUE(parsed[0]["fix"].is_null());
}

TEST(Summary, Counts) {
  const auto findings = [](std::size_t errors, std::size_t warnings, std::size_t hints) {
    std::vector<Finding> all;
    const auto add = [&all](std::size_t number, Severity severity) {
      for (std::size_t i = 0; i < number; ++i) {
        all.push_back({.diagnostic = {.rule = Rule::link_case, .source = SourceId{i}}, .severity = severity});
      }
    };
    add(errors, Severity::error);
    add(warnings, Severity::warning);
    add(hints, Severity::hint);
    return all;
  };
  EXPECT_EQ(summary({}), "no findings");
  EXPECT_EQ(summary(findings(3, 1, 8)), "3 errors, 1 warning and 8 hints in 8 files");
  EXPECT_EQ(summary(findings(1, 0, 0)), "1 error in 1 file");
  EXPECT_EQ(summary(findings(0, 2, 1)), "2 warnings and 1 hint in 2 files");
  EXPECT_EQ(summary(findings(0, 0, 1)), "1 hint in 1 file");
}

}  // namespace
}  // namespace waymark
