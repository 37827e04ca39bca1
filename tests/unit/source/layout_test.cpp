#include <gtest/gtest.h>
#include <optional>
#include <string>

#include "source/glob.h"

namespace waymark {
namespace {

// "locale|version|article" or "no match".
std::string match(const std::string& pattern, std::string_view path) {
  const std::optional<PathParts> parts = Layout(pattern).match(path);
  return parts ? parts->locale + "|" + parts->version + "|" + parts->article : "no match";
}

struct Case {
  const char* pattern;
  const char* path;
  const char* parts;
};

TEST(Layout, NamesThePartsOfAPath) {
  const Case cases[] = {
      {"{locale}/{version}/{article}.md", "en-us/2015-06/start.md", "en-us|2015-06|start"},
      {"{locale}/{version}/{article}.md", "en-us/2015-06/user/start.md", "en-us|2015-06|user/start"},
      {"{locale}/{version}/{article}.md", "en-us/start.md", "no match"},
      {"{locale}/{version}/{article}.md", "en-us//start.md", "no match"},
      {"{locale}/{version}/{article}.md", "/2015/start.md", "no match"},
      {"{locale}/{version}/{article}.md", "en-us/2015/.md", "no match"},
      {"{locale}/{version}/{article}.md", "en-us/2015/start.MD", "en-us|2015|start"},
      {"{locale}/{version}/{article}.md", "en-us/2015/start.txt", "no match"},
      {"{locale}/{article}.md", "EN-US/a/b.md", "EN-US||a/b"},
      {"{article}.md", "a/b/c.d.md", "||a/b/c.d"},
      {"{article}.md", "a/.md", "no match"},
      {"{article}", "a/b.md", "||a/b"},
      {"{article}.{locale}.md", "a/b.c.nl-nl.md", "nl-nl||a/b.c"},
      {"{version}_{article}.md", "2015-06_a.md", "|2015-06|a"},
      {"docs/{article}.md", "Docs/a.md", "||a"},
      {"docs/{article}.md", "doc/a.md", "no match"},
      {"{locale}/x/{locale}/{article}.md", "nl/x/NL/a.md", "NL||a"},
      {"{locale}/x/{locale}/{article}.md", "nl/x/de/a.md", "no match"},
      {"{other}/{article}.md", "{other}/a.md", "||a"},
      {"{article}/index.md", "a/b/index.md", "||a/b"},
      {"", "", "||"},
      {"", "a", "no match"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(match(c.pattern, c.path), c.parts) << c.pattern << " on " << c.path;
  }
}

TEST(Layout, LongPathsStayCheap) {
  const std::string path(20'000, 'a');
  EXPECT_EQ(match("{article}a{locale}a{version}b", path), "no match");
  EXPECT_EQ(match("{article}/{article}/{article}.md", path), "no match");
}

}  // namespace
}  // namespace waymark
