#include "base/escape.h"

#include <gtest/gtest.h>

namespace waymark {
namespace {

struct Case {
  std::string_view from;
  std::string_view to;
};

TEST(Escape, Html) {
  const Case cases[] = {
      {"", ""},
      {"plain é", "plain é"},
      {"<a href=\"x\">&'", "&lt;a href=&quot;x&quot;&gt;&amp;'"},
      {"&amp;", "&amp;amp;"},
      {std::string_view("a\0b", 3), std::string_view("a\0b", 3)},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(html(c.from), c.to);
  }
  std::string page = "x";
  append_html(page, "<");
  EXPECT_EQ(page, "x&lt;");
}

TEST(Escape, UrlsAsTheReferenceRendererLeavesThem) {
  const Case cases[] = {
      {"/a b", "/a%20b"},
      {"foo\\bar", "foo%5Cbar"},
      {"http://example.com/?find=\\*", "http://example.com/?find=%5C*"},
      {"/föö", "/f%C3%B6%C3%B6"},
      {"a%20b%", "a%20b%"},
      {"\"<>[]^`{|}", "%22%3C%3E%5B%5D%5E%60%7B%7C%7D"},
      {"-_.+!*'(),%#@?=;:/&$~aZ9", "-_.+!*'(),%#@?=;:/&$~aZ9"},
      {"\x01\x7f\xff", "%01%7F%FF"},
      {std::string_view("\0", 1), "%00"},
  };
  for (const Case& c : cases) {
    std::string out;
    append_url(out, c.from);
    EXPECT_EQ(out, c.to);
  }
}

TEST(Escape, PercentDecode) {
  const Case cases[] = {
      {"a%20b", "a b"}, {"%C3%B6", "ö"}, {"%c3%b6", "ö"},  {"%", "%"},       {"%2", "%2"},
      {"%zz", "%zz"},   {"%%41", "%A"},  {"100%", "100%"}, {"%2541", "%41"}, {"%00", std::string_view("\0", 1)},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(percent_decode(c.from), c.to) << c.from;
  }
}

TEST(Escape, PathsBecomeUrlPaths) {
  EXPECT_EQ(percent_encode_path("a/b c.html"), "a/b%20c.html");
  EXPECT_EQ(percent_encode_path("a:b?#%&'é~-_."), "a%3Ab%3F%23%25%26%27%C3%A9~-_.");
  EXPECT_EQ(percent_decode(percent_encode_path("a:b?#%&'é~-_./")), "a:b?#%&'é~-_./");
}

}  // namespace
}  // namespace waymark
