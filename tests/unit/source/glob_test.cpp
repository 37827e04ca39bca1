#include "source/glob.h"

#include <gtest/gtest.h>
#include <string>

namespace waymark {
namespace {

struct Case {
  const char* pattern;
  const char* path;
  bool matches;
};

TEST(Glob, MatchesAsDocumented) {
  const Case cases[] = {
      {"a.md", "a.md", true},
      {"a.md", "A.MD", true},
      {"a.md", "b/a.md", false},
      {"*.md", "a.md", true},
      {"*.md", "b/a.md", false},
      {"*", "a", true},
      {"*", "a/b", false},
      {"a*c", "ac", true},
      {"a*c", "abbbc", true},
      {"a*c", "ab/bc", false},
      {"?.md", "a.md", true},
      {"?.md", ".md", false},
      {"?.md", "é.md", true},
      {"?.md", "/.md", false},
      {"**", "a", true},
      {"**", "a/b/c.md", true},
      {"**/*.md", "a.md", true},
      {"**/*.md", "a/b/c.md", true},
      {"**/*.md", "a/b/c.txt", false},
      {"**.md", "a.md", true},
      {"**.md", "a/b/c.md", true},
      {"docs/**.md", "docs/a/c.md", true},
      {"docs/**.md", "docs/c.md", true},
      {"docs/**.md", "other/c.md", false},
      {"docs/**", "docs/a", true},
      {"docs/**", "docs/a/b", true},
      {"docs/**", "docs", false},
      {"docs/**", "docs/", false},
      {"docs/**", "docsx/a", false},
      {"a/**/b", "a/b", true},
      {"a/**/b", "a/x/y/b", true},
      {"a/**/b", "a/xb", false},
      {"**/includes/**", "includes/a.md", true},
      {"**/includes/**", "x/includes/a/b.md", true},
      {"**/includes/**", "x/includesy/a.md", false},
      {"a**b", "axxb", true},
      {"a**b", "ax/b", false},
      {"{a,b}.md", "a.md", true},
      {"{a,b}.md", "b.md", true},
      {"{a,b}.md", "c.md", false},
      {"{a,b}.md", "ab.md", false},
      {"{a,}.md", ".md", true},
      {"{a,b{c,d}}.md", "bd.md", true},
      {"{a,b{c,d}}.md", "b.md", false},
      {"{a/b,c}/*.md", "a/b/x.md", true},
      {"{**/x,y}/z", "q/x/z", true},
      {"{docs/,}**/*.md", "docs/a/b.md", true},
      {"{docs/,}**", "other/b.md", true},
      {"x{a,**}", "xa", true},
      {"x/{a,**}", "x/q/r", true},
      {"[abc].md", "b.md", true},
      {"[abc].md", "B.md", true},
      {"[a-c]x", "bx", true},
      {"[a-c]x", "dx", false},
      {"[!a-c]x", "dx", true},
      {"[^a-c]x", "ax", false},
      {"[!a]x", "/x", false},
      {"[]]x", "]x", true},
      {"[!]]x", "ax", true},
      {"[é]", "é", true},
      {"[a-]", "-", true},
      {"[ab", "[ab", true},
      {"{a,b", "{a,b", true},
      {"a}b", "a}b", true},
      {"{}", "", true},
      {"a,b", "a,b", true},
      {"\\*.md", "*.md", true},
      {"\\*.md", "a.md", false},
      {"\\{a,b}", "{a,b}", true},
      {"a\\", "a\\", true},
      {"!*.md", "a.md", false},
      {"!*.md", "a.txt", true},
      {"./a.md", "a.md", true},
      {"", "", true},
      {"", "a", false},
      {"\xff*", "\xff", true},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(glob_matches(c.pattern, c.path), c.matches) << c.pattern << " on " << c.path;
  }
}

TEST(Glob, HostilePatternsStayCheap) {
  const std::string path(4000, 'a');
  std::string stars;
  std::string choices;
  std::string open;
  for (int i = 0; i < 200; ++i) {
    stars += "*a";
    choices += "{a,aa,aaa}";
    open += "{a,";
  }
  EXPECT_FALSE(glob_matches(stars + "b", path));
  EXPECT_FALSE(glob_matches("**/" + stars + "b", path));
  EXPECT_FALSE(glob_matches(choices + "b", path));
  EXPECT_FALSE(glob_matches(open, path));
  EXPECT_FALSE(glob_matches(open + std::string(200, '}') + "b", path));
  EXPECT_FALSE(glob_matches(std::string(100'000, '['), "a"));
  EXPECT_FALSE(glob_matches(std::string(100'000, '{'), "a"));
  EXPECT_FALSE(glob_matches(std::string(100'000, '{') + std::string(100'000, '}'), "a"));
  EXPECT_TRUE(glob_matches(std::string(100'000, '*'), "a"));
}

}  // namespace
}  // namespace waymark
