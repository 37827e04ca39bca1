#include "article/front_matter/migrate_front_matter.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "article/migrate_article.h"
#include "base/text.h"

namespace waymark {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

SourceFile file_with(std::string text) {
  SourceFile file{.path = "content/a.md", .logical_path = "a.md", .text = std::move(text)};
  file.lines = LineIndex(file.text);
  return file;
}

std::string migrated(const std::string& text) {
  const auto result = migrate_front_matter(file_with(text), "");
  return !result ? "nothing to do" : result->text.empty() ? result->problem : result->text;
}

FrontMatter front_of(const std::string& text) {
  Diagnostics diagnostics;
  return read_front_matter(file_with(text), diagnostics);
}

TEST(MigrateFrontMatter, WritesYaml) {
  struct Case {
    const char* before;
    const char* after;
  };
  const std::vector<Case> cases = {
      {"# A\n", "nothing to do"},
      {"---\ntitle: A\n---\n# A\n", "nothing to do"},
      {"<properties pageTitle=\"A\" description=\"B\" />\n# A\n", "---\ntitle: A\ndescription: B\n---\n# A\n"},
      {"\n\n<properties title=\"A\" pageTitle=\"A | B\" />\n\n<tags ms.date=\"1/2/2015\" />\n\n\n# A",
       "---\ntitle: A\npageTitle: A | B\nms.date: 1/2/2015\n---\n\n\n# A"},
      {"<properties services=\"\" documentationCenter=\"\" />\r\nText\n",
       "---\r\nservices: \"\"\r\ndocumentationCenter: \"\"\r\n---\r\nText\n"},
      {"\xEF\xBB\xBF<tags ms.date=\"1/2/2015\"/>\n", "\xEF\xBB\xBF---\nms.date: 1/2/2015\n---\n"},
      // Keys that are read get the spelling that YAML is read with.
      {"<properties Title=\"A\" MS.Date=\"1/2/2015\" Module=\"M\" />\n",
       "---\ntitle: A\nms.date: 1/2/2015\nModule: M\n---\n"},
      // The first of two counts.
      {"<properties author=\"a\" />\n<tags author=\"b\" author=\"a\" />\n", "---\nauthor: a\n# author: b\n---\n"},
      // What YAML says already.
      {"---\ntitle: A # mine\n---\n<properties pageTitle=\"B\" title=\"C\" author=\"d\" />\nText\n",
       "---\ntitle: A # mine\npageTitle: B\n# title: C\nauthor: d\n---\nText\n"},
      {"<properties author=\"d\" />\n---\ntitle: A\n...\nText\n", "---\ntitle: A\nauthor: d\n...\nText\n"},
      {"---\ntitle: ''\n---\n<properties pageTitle=\"B\" />\n", "---\ntitle: ''\npageTitle: B\n---\n"},
      // Without a closing mark nobody knows where the text begins.
      {"<properties pageTitle=\"A\"\n# A\n",
       "its front matter has a mistake to mend first: \"<properties\" is not closed with \"/>\""},
  };
  for (const Case& one : cases) EXPECT_EQ(migrated(one.before), one.after) << one.before;
}

TEST(MigrateFrontMatter, QuotesWhatYamlWouldTakeForSomethingElse) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"a: b", "\"a: b\""},
      {"a #b", "\"a #b\""},
      {"a#b", "a#b"},
      {"a:b", "a:b"},
      {"a:", "\"a:\""},
      {"- a", "\"- a\""},
      {"'a'", "\"'a'\""},
      {"it's", "it's"},
      {"&quot;a&quot;", "'\"a\"'"},
      {"C:\\a", "'C:\\a'"},
      {"12", "\"12\""},
      {"1.5", "\"1.5\""},
      {"true", "\"true\""},
      {"No", "\"No\""},
      {"null", "\"null\""},
      {"~", "\"~\""},
      {"2016-08-22", "\"2016-08-22\""},
      {"08/22/2016", "08/22/2016"},
      {"0x1F", "\"0x1F\""},
      {"12:30", "\"12:30\""},
      {"[a]", "\"[a]\""},
      {"{a}", "\"{a}\""},
      {"*a", "\"*a\""},
      {"@a", "\"@a\""},
      {"a, b", "a, b"},
      {"%a", "\"%a\""},
      {"\xC3\xA9t\xC3\xA9", "\xC3\xA9t\xC3\xA9"},
      {"a&#7;b", "\"a\\x07b\""},
  };
  for (const auto& [value, written] : cases)
    EXPECT_EQ(migrated("<properties x=\"" + value + "\" />\n"), "---\nx: " + written + "\n---\n");
}

TEST(MigrateArticle, KeepsTheDialectWhereItMatters) {
  const SourceSet sources;
  const SourceFile plain = file_with("<properties pageTitle=\"A\" />\n\n# A\n\nText.\n");
  EXPECT_EQ(migrate_article(plain, sources, {})->text, "---\ntitle: A\n---\n\n# A\n\nText.\n");
  const SourceFile old = file_with("<properties pageTitle=\"A\" />\n\n#A\n\nText.\n");
  EXPECT_EQ(migrate_article(old, sources, {})->text, "---\ntitle: A\ndialect: legacy\n---\n\n#A\n\nText.\n");
}

// Every real article: every key and value as before, every byte of the body, and nothing left to do.
TEST(MigrateFrontMatter, RealArticlesSayTheSame) {
  if (!fs::exists(WAYMARK_REAL_ARTICLES)) GTEST_SKIP() << "the real articles are not here";
  std::size_t count = 0;
  for (const auto& entry : fs::recursive_directory_iterator(WAYMARK_REAL_ARTICLES)) {
    if (entry.path().extension() != ".md" || !entry.is_regular_file()) continue;
    std::ifstream stream(entry.path(), std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    const auto result = migrate_front_matter(file_with(text), "");
    if (!result || result->text.empty()) continue;
    ++count;
    const FrontMatter before = front_of(text);
    const FrontMatter after = front_of(result->text);
    EXPECT_TRUE(after.has_yaml && !after.has_legacy) << entry.path();
    EXPECT_EQ(text.substr(before.span.end), result->text.substr(after.span.end)) << entry.path();
    EXPECT_EQ(before.title, after.title);
    EXPECT_EQ(before.description, after.description);
    EXPECT_EQ(before.keywords, after.keywords);
    EXPECT_EQ(before.authors, after.authors);
    EXPECT_EQ(before.date, after.date);
    EXPECT_EQ(before.services, after.services);
    EXPECT_EQ(before.asset_id, after.asset_id);
    for (const FrontMatterField& field : before.fields) {
      const bool kept = std::ranges::any_of(after.fields, [&](const FrontMatterField& now) {
        const bool same_key = iequals(now.key, field.key) || (iequals(field.key, "pageTitle") && now.key == "title");
        return same_key && now.value == before.find(field.key)->value;
      });
      EXPECT_TRUE(kept) << entry.path() << ": " << field.key;
    }
    EXPECT_FALSE(migrate_front_matter(file_with(result->text), "")) << entry.path();
  }
  EXPECT_GT(count, 100U);
}

}  // namespace
}  // namespace waymark
