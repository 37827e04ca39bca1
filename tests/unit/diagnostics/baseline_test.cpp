#include "diagnostics/policy/baseline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "diagnostics/policy/finding_ids.h"
#include "diagnostics/policy/renamed_files.h"

namespace waymark {
namespace {

using testing::ElementsAre;

void add(SourceSet& sources, const std::string& path, const std::string& text) {
  SourceFile file{.path = path, .logical_path = path, .text = text};
  file.lines = LineIndex(file.text);
  sources.add(std::move(file));
}

TEST(BaselineText, IsTheSameForAnyOrder) {
  const BaselineEntry a{.id = "aaaaaaaaaaaaaaaa", .rule = "link/case", .file = "b.md", .text = "x", .reason = "r"};
  const BaselineEntry b{.id = "bbbbbbbbbbbbbbbb", .rule = "link/case", .file = "a.md", .text = "x", .reason = "r"};
  const BaselineEntry c{.id = "0000000000000000", .rule = "link/empty", .file = "a.md", .text = "x", .reason = "r"};
  EXPECT_EQ(baseline_text({a, b, c}), baseline_text({c, b, a, a}));
  EXPECT_THAT(baseline_text({}), testing::EndsWith("findings: []\n"));
  const BaselineEntry odd{
      .id = "aaaaaaaaaaaaaaaa", .rule = "link/case", .file = "a.md", .text = "\"\\\t\x01é", .reason = "a: b #c\nd"};
  EXPECT_THAT(baseline_text({odd}), testing::HasSubstr("    text: \"\\\"\\\\\\x09\\x01é\"\n"
                                                       "    reason: \"a: b #c\\nd\"\n"));
}

TEST(BaselinePath, BeginsAboveTheFolderOfSites) {
  EXPECT_EQ(baseline_path("content/a.md", "site/help/site.yml"), "content/a.md");
  EXPECT_EQ(baseline_path("../x/content/a.md", "../x/site/help/site.yml"), "content/a.md");
  EXPECT_EQ(baseline_path("/r/content/a.md", "/r/site/help/site.yml"), "content/a.md");
  EXPECT_EQ(baseline_path("docs/a.md", "docs/site.yml"), "a.md");
  EXPECT_EQ(baseline_path("a.md", "site.yml"), "a.md");
  EXPECT_EQ(baseline_path("../other/a.md", "site.yml"), "../other/a.md");
}

TEST(Entries, HoldTheLineCutAtACharacter) {
  SourceSet sources;
  add(sources, "a.md", "one\n  two\t  three\n" + std::string(119, 'x') + "éé\n");
  Finding finding{.diagnostic = {.rule = Rule::link_case, .source = SourceId{0}, .span = {7, 8}, .message = "m"}};
  EXPECT_EQ(entry_of(finding, sources, "site.yml", "r").text, "two three");
  finding.diagnostic.span = {30, 31};
  EXPECT_EQ(entry_of(finding, sources, "site.yml", "r").text, std::string(119, 'x'));
}

TEST(RenamedFiles, ByPathThenTextThenWhatIsInCommon) {
  SourceSet older;
  SourceSet newer;
  add(older, "same.md", "a\n");
  add(older, "moved.md", "b\n");
  add(older, "edited.md", "line one\nline two\nline three\n");
  add(older, "gone.md", "nothing of this is anywhere\n");
  add(newer, "x/edited.md", "line two\r\nline three\r\nnew\r\n");
  add(newer, "x/moved.md", "b\n");
  add(newer, "same.md", "other\n");
  add(newer, "fresh.md", "all of this is new\n");
  const auto now = renamed_files(older, newer);
  EXPECT_EQ(now.size(), 3U);
  EXPECT_EQ(now.at(SourceId{0}), SourceId{2});
  EXPECT_EQ(now.at(SourceId{1}), SourceId{1});
  EXPECT_EQ(now.at(SourceId{2}), SourceId{0});
}

TEST(RenamedFiles, ThatAreAlikeGoInOrder) {
  SourceSet older;
  SourceSet newer;
  for (const char* name : {"a.md", "b.md"}) add(older, name, "the same\n");
  for (const char* name : {"d.md", "c.md"}) add(newer, name, "the same\n");
  const auto now = renamed_files(older, newer);
  EXPECT_EQ(now.at(SourceId{0}), SourceId{1});
  EXPECT_EQ(now.at(SourceId{1}), SourceId{0});
}

}  // namespace
}  // namespace waymark
