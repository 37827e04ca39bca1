#include "base/site_path.h"

#include <gtest/gtest.h>

namespace waymark {
namespace {

SitePath path(std::string_view text) { return text.empty() ? SitePath() : SitePath::from(text).value(); }

TEST(SitePath, RefusesWhatCouldLeaveTheSite) {
  for (const std::string_view bad :
       {std::string_view(""), std::string_view("/a"), std::string_view("a/"), std::string_view("a//b"),
        std::string_view("."), std::string_view("a/."), std::string_view(".."), std::string_view("../a"),
        std::string_view("a/../b"), std::string_view("a\\b"), std::string_view("a\0b", 3), std::string_view("/")}) {
    EXPECT_FALSE(SitePath::from(bad)) << bad;
  }
  for (const std::string_view good : {"a", "a/b.html", "...", "a..b", ".well-known/x", "a b", "C:x"}) {
    ASSERT_TRUE(SitePath::from(good)) << good;
    EXPECT_EQ(SitePath::from(good)->str(), good);
  }
}

TEST(SitePath, RelativeUrls) {
  struct Case {
    std::string_view from, to, url;
  };
  const Case cases[] = {
      {"index.html", "start.html", "start.html"},
      {"start.html", "start.html", "start.html"},
      {"nl-nl/start.html", "start.html", "../start.html"},
      {"start.html", "nl-nl/start.html", "nl-nl/start.html"},
      {"nl-nl/v/2015-06/a.html", "nl-nl/v/2015-08/a.html", "../2015-08/a.html"},
      {"nl-nl/a.html", "nl-be/a.html", "../nl-be/a.html"},
      {"ab/c.html", "a/c.html", "../a/c.html"},
      {"a/b/c.html", "a", "../../a"},
      {"a", "a/b", "a/b"},
      {"", "a/b", "a/b"},
      {"a/b.html", "", "../"},
      {"b.html", "", "./"},
      {"a.html", "x:y.html", "x%3Ay.html"},
      {"a.html", "b c?.html", "b%20c%3F.html"},
      {"a.html", "é.html", "%C3%A9.html"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(path(c.to).url_from(path(c.from)), c.url) << c.from << " to " << c.to;
  }
}

TEST(SitePath, Depth) {
  EXPECT_EQ(path("index.html").depth(), 0U);
  EXPECT_EQ(path("a/b/c.html").depth(), 2U);
  EXPECT_EQ(SitePath().depth(), 0U);
}

TEST(JoinPath, FollowsDotsInsideTheRoot) {
  struct Case {
    std::string_view base, relative;
    const char* joined;  // null: outside
  };
  const Case cases[] = {
      {"a/b/c.md", "../d.md", "a/d.md"},
      {"a/b/c.md", "d.md", "a/b/d.md"},
      {"a/b/c.md", "./x/./d.md", "a/b/x/d.md"},
      {"c.md", "d.md", "d.md"},
      {"c.md", "../d.md", nullptr},
      {"a/c.md", "../../d.md", nullptr},
      {"a/c.md", "x/../../d.md", "d.md"},
      {"a/c.md", "..\\d.md", "d.md"},
      {"a/c.md", "", "a"},
      {"a/c.md", "b/", "a/b"},
      {"a/c.md", "b//d.md", "a/b/d.md"},
      {"a/c.md", "/d.md", "d.md"},
      {"a/c.md", "~/b/d.md", "b/d.md"},
      {"a/c.md", "~/../d.md", nullptr},
      {"a/c.md", "/../d.md", nullptr},
      {"a/c.md", "..", ""},
      {"a/c.md", "...", "a/..."},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(join_path(c.base, c.relative), c.joined == nullptr ? std::nullopt : std::optional<std::string>(c.joined))
        << c.base << " + " << c.relative;
  }
}

TEST(PathParts, FolderNameExtension) {
  EXPECT_EQ(folder_of("a/b/c.md"), "a/b");
  EXPECT_EQ(folder_of("c.md"), "");
  EXPECT_EQ(file_name_of("a/b/c.md"), "c.md");
  EXPECT_EQ(file_name_of("a/"), "");
  EXPECT_EQ(extension_of("a/c.tar.gz"), ".gz");
  EXPECT_EQ(extension_of("a.b/c"), "");
  EXPECT_EQ(extension_of(".gitignore"), "");
  EXPECT_EQ(extension_of("c."), "");
}

}  // namespace
}  // namespace waymark
