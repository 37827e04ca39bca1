// What tests/schemas/reports.mjs cannot see from outside: standings, limits, escapes and environments. That the forms
// are valid and point at the right text is proved there.

#include "diagnostics/reports/report_forms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "diagnostics/reports/sarif_rules.h"
#include "diagnostics/reports/utf16_columns.h"
#include "diagnostics/reports/xml_text.h"

namespace waymark {
namespace {

using Json = nlohmann::json;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr ReportKind every_kind[] = {ReportKind::text,   ReportKind::json,      ReportKind::sarif,
                                     ReportKind::junit,  ReportKind::github,    ReportKind::github_summary,
                                     ReportKind::gitlab, ReportKind::checkstyle};

SourceFile source(std::string path, std::string text) {
  SourceFile file{.path = path, .logical_path = path, .text = std::move(text)};
  file.lines = LineIndex(file.text);
  return file;
}

// A site of one or more files, and what was found in it.
struct Site {
  SourceSet sources;
  std::vector<Finding> findings;
  Readerships readerships;
  bool compared = false;
  bool config_failed = false;
  std::vector<Finding> silenced;
  std::vector<Rule> off;

  explicit Site(std::string text = "See [b](b.md)\n", std::string path = "content/start.md") {
    sources.add(source(std::move(path), std::move(text)));
  }
  Finding& add(Rule rule, Span span, std::string message, Severity severity = Severity::error) {
    findings.push_back({.diagnostic = {.rule = rule, .source = SourceId{std::size_t{0}}, .span = span},
                        .severity = severity,
                        .id = "0123456789abcdef"});
    findings.back().diagnostic.message = std::move(message);
    return findings.back();
  }
  SiteFindings view() const {
    return {.site_file = "site/help/site.yml",
            .findings = findings,
            .sources = sources,
            .readerships = readerships,
            .closing = "site/help/site.yml: 1 article",
            .compared = compared,
            .config_failed = config_failed,
            .silenced = &silenced,
            .off = off};
  }
  std::string as(ReportKind kind, ReportOptions options = {}) const {
    if (!options.fails) options.fails = [](const Finding& finding) { return finding.severity >= Severity::warning; };
    const SiteFindings site = view();
    return write_report(kind, {&site, 1}, options);
  }
};

TEST(ReportKinds, HaveTheirNames) {
  std::string names;
  for (const ReportKindInfo& kind : all_report_kinds()) {
    names += std::string(kind.name) + " ";
    EXPECT_EQ(find_report_kind(kind.name), kind.kind);
  }
  EXPECT_EQ(names, "text json sarif junit github github-summary gitlab checkstyle ");
  EXPECT_EQ(find_report_kind("srif"), std::nullopt);
}

TEST(ReportForms, OfNothingAreWhole) {
  const Site site;
  EXPECT_EQ(site.as(ReportKind::text), "site/help/site.yml: 1 article\n  no findings\n");
  EXPECT_EQ(site.as(ReportKind::github), "site/help/site.yml: 1 article\n  no findings\n");
  EXPECT_EQ(site.as(ReportKind::json), "[]\n");
  EXPECT_EQ(site.as(ReportKind::gitlab), "[]\n");
  EXPECT_EQ(site.as(ReportKind::github_summary), "## Waymark\n\n- `site/help/site.yml`: no findings\n");
  EXPECT_EQ(site.as(ReportKind::checkstyle),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"10.0\">\n</checkstyle>\n");
  EXPECT_TRUE(Json::parse(site.as(ReportKind::sarif))["runs"][0]["results"].empty());
  const std::string junit = site.as(ReportKind::junit);
  EXPECT_THAT(junit, HasSubstr("<testcase classname=\"site/help/site.yml\" name=\"link/missing-file\" time=\"0\"/>"));
  EXPECT_THAT(junit, Not(HasSubstr("<failure")));
}

TEST(ReportForms, KnownFindingsAreListedWhenAskedFor) {
  Site site;
  site.add(Rule::link_missing_file, {8, 12}, "\"b.md\" does not exist").standing = Standing::known;
  site.compared = true;
  for (const ReportKind kind : every_kind) {
    const std::string without = site.as(kind);
    const std::string with = site.as(kind, {.known = true});
    if (kind == ReportKind::sarif) {
      const Json result = Json::parse(without)["runs"][0]["results"][0];
      EXPECT_EQ(result["baselineState"], "unchanged");
      EXPECT_EQ(result["suppressions"][0]["kind"], "external");
      EXPECT_EQ(with, without);
    } else {
      EXPECT_THAT(without, Not(HasSubstr("b.md"))) << static_cast<int>(kind);
      EXPECT_THAT(with, HasSubstr("b.md")) << static_cast<int>(kind);
    }
  }
  EXPECT_THAT(site.as(ReportKind::text, {.known = true}), HasSubstr("[link/missing-file] (known)\n"));
  EXPECT_THAT(site.as(ReportKind::text), HasSubstr("  no new findings; 1 known\n"));
}

TEST(Sarif, SaysWhatIsNewWhereSomethingWasCompared) {
  Site site;
  site.add(Rule::link_missing_file, {8, 12}, "\"b.md\" does not exist");
  EXPECT_FALSE(Json::parse(site.as(ReportKind::sarif))["runs"][0]["results"][0].contains("baselineState"));
  site.compared = true;
  EXPECT_EQ(Json::parse(site.as(ReportKind::sarif))["runs"][0]["results"][0]["baselineState"], "new");
}

TEST(Sarif, SaysWhyAFindingMayStay) {
  Site site;
  Finding& known = site.add(Rule::link_missing_file, {8, 12}, "\"b.md\" does not exist");
  known.standing = Standing::known;
  known.reason = "It comes back";
  site.silenced.push_back({.diagnostic = known.diagnostic, .severity = Severity::error, .id = "x", .reason = "In May"});
  const Json results = Json::parse(site.as(ReportKind::sarif))["runs"][0]["results"];
  ASSERT_EQ(results.size(), 2U);
  EXPECT_EQ(results[0]["suppressions"],
            Json::parse(R"([{"kind": "external", "status": "accepted", "justification": "It comes back"}])"));
  EXPECT_EQ(results[1]["suppressions"],
            Json::parse(R"([{"kind": "inSource", "status": "accepted", "justification": "In May"}])"));
  for (const ReportKind kind : every_kind) {
    if (kind == ReportKind::sarif) continue;
    EXPECT_THAT(site.as(kind), Not(HasSubstr("b.md"))) << static_cast<int>(kind);
  }
}

TEST(ListedFindings, TheMostSeriousOnesAreKeptInTheirOrder) {
  Site site;
  for (int i = 0; i < 5; ++i) site.add(Rule::navigation_orphan, {0, 1}, "a hint", Severity::hint);
  for (int i = 0; i < 3; ++i) site.add(Rule::link_case, {0, 1}, "a warning", Severity::warning);
  site.add(Rule::link_missing_file, {0, 1}, "an error");
  const SiteFindings view = site.view();
  const auto kept = [&view](std::size_t most) {
    std::vector<Listed> listed = listed_findings({&view, 1}, false);
    const std::size_t left_out = keep_most_serious(listed, most);
    std::string text = std::to_string(left_out) + ":";
    for (const Listed& one : listed) text += " " + one.finding.diagnostic.message.substr(0, 3);
    return text;
  };
  EXPECT_EQ(kept(9), "0: a h a h a h a h a h a w a w a w an ");
  EXPECT_EQ(kept(6), "3: a h a h a w a w a w an ");
  EXPECT_EQ(kept(2), "7: a w an ");
  EXPECT_EQ(kept(1), "8: an ");
}

TEST(Sarif, PathsAreAddresses) {
  const auto location = [](std::string path, const ReportOptions& options = {}) {
    Site site("x", std::move(path));
    site.add(Rule::link_missing_file, {0, 1}, "m");
    return Json::parse(site.as(
        ReportKind::sarif, options))["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"];
  };
  EXPECT_EQ(location("content/a b/ü%#?:.md")["uri"], "content/a%20b/%C3%BC%25%23%3F%3A.md");
  EXPECT_EQ(location("content/a.md")["uriBaseId"], "%SRCROOT%");
  EXPECT_EQ(location("./content/a.md", {.path_prefix = "docs/"})["uri"], "docs/content/a.md");
  EXPECT_EQ(location("../a.md", {.path_prefix = "docs/"})["uri"], "a.md");
  EXPECT_FALSE(location("../a.md").contains("uriBaseId"));
  EXPECT_EQ(location("/home/a.md")["uri"], "file:///home/a.md");
  EXPECT_FALSE(location("/home/a.md").contains("uriBaseId"));
}

TEST(Sarif, EscapesWhatWouldBeALinkOrAPlaceholder) {
  EXPECT_EQ(sarif_text("a [b] {c} \\d"), "a [b] {c} \\d");
  EXPECT_EQ(sarif_text("a [b](1) \\"), "a \\[b\\](1) \\\\");
  EXPECT_EQ(sarif_text("{0} {12} {1 {a}"), "{{0}} {{12}} {1 {a}");
}

TEST(Sarif, HelpIsThePageWithoutLinksThatLeadNowhere) {
  EXPECT_EQ(without_relative_links("See [the `x` page](../x.md#y), [it](https://example.org/) or `[a](b)`.\n"),
            "See the `x` page, [it](https://example.org/) or `[a](b)`.\n");
  EXPECT_EQ(without_relative_links("```md\n[a](b.md)\n```\n[a](b.md"), "```md\n[a](b.md)\n```\n[a](b.md\n");
  ReportOptions options;
  options.rule_page = [](std::string_view rule) {
    return std::optional("# " + std::string(rule) + "\n\nSummary. Severity.\n\nMore of [it](a.md).\n\n## Wrong\n");
  };
  const Json rule = Json(sarif_rules(options))[static_cast<std::size_t>(Rule::link_missing_file)];
  EXPECT_EQ(rule["id"], "link/missing-file");
  EXPECT_EQ(rule["name"], "LinkMissingFile");
  EXPECT_EQ(rule["help"]["markdown"], "Summary. Severity.\n\nMore of it.\n\n## Wrong\n");
  EXPECT_EQ(rule["fullDescription"]["text"], "More of it.");
  EXPECT_EQ(rule["defaultConfiguration"]["level"], "error");
}

TEST(Utf16Columns, CountSurrogatePairsTwice) {
  const SourceFile file = source("a.md", "é😀x\r\n😀y");
  const Utf16Columns columns(file);
  const std::pair<std::uint32_t, std::uint32_t> cases[] = {{0, 1}, {2, 2},  {3, 2},  {6, 4}, {7, 5},
                                                           {9, 1}, {13, 3}, {14, 4}, {99, 4}};
  for (const auto& [offset, column] : cases) EXPECT_EQ(columns.column(offset), column) << offset;
}

TEST(Utf16Columns, AByteOrderMarkTakesNone) {
  const SourceFile file = source("a.md", "\xEF\xBB\xBF😀x\nab");
  const Utf16Columns columns(file);
  EXPECT_EQ(columns.column(0), 1);
  EXPECT_EQ(columns.column(3), 1);
  EXPECT_EQ(columns.column(7), 3);
  EXPECT_EQ(columns.column(10), 2);
}

TEST(Utf16Columns, LongLinesCostNoMore) {
  std::string text = "# a\n";
  for (int i = 0; i < 100'000; ++i) text += "😀é ";
  const SourceFile file = source("a.md", text);
  const Utf16Columns columns(file);
  std::uint64_t sum = 0;
  for (std::uint32_t i = 0; i < 100'000; ++i) {
    ASSERT_EQ(columns.column(4 + 7 * i), 4 * i + 1);
    sum += columns.column(4 + 7 * (99'999 - i));
  }
  EXPECT_EQ(sum, 4ULL * 99'999 * 100'000 / 2 + 100'000);
}

TEST(Xml, HoldsAnything) {
  EXPECT_EQ(xml_text("a<b>&\"]]>"), "a&lt;b&gt;&amp;&quot;]]&gt;");
  EXPECT_EQ(xml_text("\t\r\n"), "&#9;&#13;&#10;");
  EXPECT_EQ(xml_text(std::string_view("\0\x01\x1b\x7f", 4)), "␀␁␛␡");
  EXPECT_EQ(xml_text("\xFF \xEF\xBF\xBE \xC2\x9B 😀"), "\uFFFD \uFFFD \uFFFD 😀");
}

TEST(Junit, WhatDoesNotFailIsSkipped) {
  Site site;
  site.add(Rule::link_missing_file, {8, 12}, "\"b.md\" does not exist");
  site.add(Rule::link_missing_file, {8, 12}, "\"b.md\" does not exist");
  site.add(Rule::navigation_orphan, {0, 0}, "in no navigation", Severity::hint);
  const std::string junit = site.as(ReportKind::junit);
  EXPECT_THAT(junit, HasSubstr("<testsuite name=\"navigation\" package=\"site/help/site.yml\""));
  EXPECT_THAT(junit, HasSubstr("<skipped type=\"hint\" message=\"in no navigation.\"/>"));
  EXPECT_THAT(junit, HasSubstr("name=\"link/missing-file: &quot;b.md&quot; does not exist\" time=\"0\">\n"
                               "      <failure type=\"error\" message=\"&quot;b.md&quot; does not exist.\">"
                               "content/start.md:1:9: error: &quot;b.md&quot; does not exist [link/missing-file]\n"
                               "    See [b](b.md)\n"
                               "            ^~~~\n"
                               "</failure>\n"));
  EXPECT_THAT(junit, HasSubstr("name=\"link/missing-file: &quot;b.md&quot; does not exist (2)\""));
}

TEST(Junit, NothingPassesWhereNothingWasLookedAt) {
  Site site("title: [", "site/help/site.yml");
  site.config_failed = true;
  site.add(Rule::config_syntax, {7, 8}, "no YAML");
  const std::string junit = site.as(ReportKind::junit);
  EXPECT_THAT(junit, HasSubstr("tests=\"1\" failures=\"1\""));
  EXPECT_THAT(junit, Not(HasSubstr("link/missing-file")));
}

TEST(Junit, WhatWasNotLookedForDoesNotPass) {
  ReportOptions options;
  options.asked = [](Rule rule) { return rule != Rule::link_case; };
  const std::string junit = Site().as(ReportKind::junit, options);
  EXPECT_THAT(junit, HasSubstr("name=\"link/missing-file\""));
  EXPECT_THAT(junit, Not(HasSubstr("name=\"link/case\"")));
}

TEST(Junit, WhatIsOffDoesNotPass) {
  Site site;
  site.off = {Rule::link_case};
  const std::string junit = site.as(ReportKind::junit);
  EXPECT_THAT(junit, HasSubstr("name=\"link/missing-file\""));
  EXPECT_THAT(junit, Not(HasSubstr("name=\"link/case\"")));
}

TEST(GithubAnnotations, EscapeAsTheRunnerReads) {
  Site site("a\nb\n", "con,tent/100%:\n.md");
  site.add(Rule::link_missing_file, {0, 3}, "50% of it");
  EXPECT_THAT(site.as(ReportKind::github),
              StartsWith("::error file=con%2Ctent/100%25%3A%0A.md,line=1,endLine=2,title=link/missing-file::50%25 of "
                         "it.\n"));
}

TEST(GithubAnnotations, SayHowManyGithubShows) {
  Site site;
  for (int i = 0; i < 11; ++i) site.add(Rule::link_case, {0, 1}, "m", Severity::warning);
  for (int i = 0; i < 10; ++i) site.add(Rule::link_missing_file, {0, 1}, "m");
  const std::string log = site.as(ReportKind::github);
  EXPECT_THAT(log, HasSubstr("GitHub shows 10 of 11 warnings beside the text; this log has all of them\n"));
  EXPECT_THAT(log, Not(HasSubstr("errors beside")));
  EXPECT_THAT(log, EndsWith("  10 errors and 11 warnings in 1 file\n"));
}

TEST(GithubSummary, IsTextWhateverTheTextSays) {
  Site site("x", "a|`b`.md");
  site.add(Rule::link_missing_file, {0, 1}, "<img src=x> [a](b) | `c` http://d www.e @f &amp; \n# g");
  EXPECT_THAT(site.as(ReportKind::github_summary),
              HasSubstr("| `` a\\|`b`.md:1 `` | &lt;img src=x\\> \\[a\\](b) \\| \\`c\\` http\\://d www\\.e \\@f "
                        "&amp;amp; ␊\\# g. | `link/missing-file` |\n"));
}

TEST(GithubSummary, LeadsToTheSources) {
  Site site("x", "a b.md");
  site.add(Rule::link_missing_file, {0, 1}, "m");
  EXPECT_THAT(
      site.as(ReportKind::github_summary, {.path_prefix = "docs/", .source_url = "https://github.com/o/r/blob/abc/"}),
      HasSubstr("| [`docs/a b.md:1`](https://github.com/o/r/blob/abc/docs/a%20b.md?plain=1#L1) |"));
}

TEST(GithubSummary, StaysReadable) {
  Site site;
  for (int i = 0; i < 3000; ++i) site.add(Rule::link_missing_file, {0, 1}, std::string(5000, 'x'));
  const std::string text = site.as(ReportKind::github_summary);
  EXPECT_LT(text.size(), 1'000'000U);
  EXPECT_THAT(text, HasSubstr("### Errors (3000)"));
  EXPECT_THAT(text, HasSubstr(" more are in the log.\n"));
}

TEST(Gitlab, TwoSitesNeverShareAFingerprint) {
  Site site;
  site.add(Rule::link_missing_file, {0, 1}, "m");
  const SiteFindings views[] = {site.view(), site.view()};
  const Json issues = Json::parse(write_report(ReportKind::gitlab, views, {}));
  ASSERT_EQ(issues.size(), 2);
  EXPECT_EQ(issues[0]["fingerprint"], "0123456789abcdef");
  EXPECT_NE(issues[1]["fingerprint"], issues[0]["fingerprint"]);
}

TEST(GroupedText, ByTargetSaysEachOnce) {
  Site site;
  site.sources.add(source("content/sub/deep.md", "[x](../b.md)\n"));
  site.add(Rule::link_missing_file, {8, 12}, "\"b.md\" does not exist").diagnostic.reference = "b.md";
  site.add(Rule::link_missing_file, {8, 12}, "\"b.md\" does not exist").diagnostic.reference = "b.md?x#y";
  Finding& deep = site.add(Rule::link_missing_file, {4, 11}, "\"../b.md\" does not exist");
  deep.diagnostic.reference = "../b.md";
  deep.diagnostic.source = SourceId{std::size_t{1}};
  site.add(Rule::link_missing_anchor, {0, 1}, "no \"p\"").diagnostic.reference = "b.md#p";
  site.add(Rule::link_unknown_scheme, {0, 1}, "\"x\"").diagnostic.reference = "x:y";
  site.add(Rule::navigation_orphan, {0, 0}, "in no navigation", Severity::hint);
  EXPECT_EQ(site.as(ReportKind::text, {.group_by = GroupBy::target}),
            "3 links to \"content/b.md\"\n"
            "  error: \"b.md\" does not exist [link/missing-file]\n"
            "    content/start.md:1:9\n"
            "    content/start.md:1:9\n"
            "  content/sub/deep.md:1:5: error: \"../b.md\" does not exist [link/missing-file]\n"
            "\n"
            "1 link to \"content/b.md#p\"\n"
            "  content/start.md:1:1: error: no \"p\" [link/missing-anchor]\n"
            "\n"
            "1 link to \"x:y\"\n"
            "  content/start.md:1:1: error: \"x\" [link/unknown-scheme]\n"
            "\n"
            "1 finding of navigation/orphan: " +
                std::string(info(Rule::navigation_orphan).summary) +
                "\n"
                "  content/start.md:1:1: hint: in no navigation\n"
                "site/help/site.yml: 1 article\n"
                "  5 errors and 1 hint in 2 files\n");
}

TEST(GroupedText, ByRuleIsShort) {
  Site site;
  for (int i = 0; i < 12; ++i) site.add(Rule::navigation_orphan, {0, 0}, "in no navigation", Severity::hint);
  for (int i = 0; i < 30; ++i) site.add(Rule::link_case, {0, 1}, "m" + std::to_string(i), Severity::warning);
  const std::string text = site.as(ReportKind::text, {.group_by = GroupBy::rule});
  EXPECT_THAT(text, StartsWith("30 findings of link/case: "));
  EXPECT_THAT(text, HasSubstr("\n  and 10 more\n"));
  EXPECT_THAT(text, HasSubstr("\n    and 2 more\n"));
  EXPECT_EQ(std::ranges::count(text, '\n'), 1 + 20 + 1 + 1 + 1 + 1 + 10 + 1 + 2);
}

TEST(GroupedText, ByFileHasEverything) {
  Site site;
  Finding& finding = site.add(Rule::link_missing_file, {8, 12}, "m");
  finding.diagnostic.fix = Fix{.title = "Link"};
  for (int i = 0; i < 100; ++i) site.add(Rule::link_case, {0, 1}, "n", Severity::warning);
  const std::string text = site.as(ReportKind::text, {.group_by = GroupBy::file});
  EXPECT_THAT(text, StartsWith("content/start.md: 101 findings (1 with a safe fix)\n  1:9: error: m "));
  EXPECT_EQ(std::ranges::count(text, '\n'), 1 + 101 + 2);
}

TEST(InSentences, SaysAll) {
  Diagnostic diagnostic{.rule = Rule::link_case,
                        .source = SourceId{std::size_t{0}},
                        .message = "\"A.md\" is \"a.md\"",
                        .advice = "Did you mean that?"};
  diagnostic.versions = {"1"};
  diagnostic.fix = Fix{.title = "Write \"a.md\""};
  EXPECT_EQ(in_sentences(diagnostic),
            "\"A.md\" is \"a.md\". Did you mean that? Fix: Write \"a.md\". Holds in versions 1.");
}

}  // namespace
}  // namespace waymark
