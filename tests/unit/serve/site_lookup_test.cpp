#include "serve/answers/site_lookup.h"

#include <gtest/gtest.h>

#include "serve/answers/media_types.h"

namespace waymark {
namespace {

TEST(SiteLookup, DecodesWhatLiesBelowTheRoot) {
  EXPECT_EQ(path_below("/", "/"), "");
  EXPECT_EQ(path_below("/a/b.html", "/"), "a/b.html");
  EXPECT_EQ(path_below("/a/", "/"), "a/");
  EXPECT_EQ(path_below("/a%20b.html?x=1#y", "/"), "a b.html");
  EXPECT_EQ(path_below("/mfa/a.html", "/mfa/"), "a.html");
  EXPECT_EQ(path_below("/%C3%A4.html", "/"), "\xC3\xA4.html");
}

TEST(SiteLookup, RefusesWhatNoOutputCanBeCalled) {
  for (const char* target :
       {"/..", "/../x", "/a/../b", "/%2e%2e/x", "/a/%2E%2E/b", "//etc/passwd", "/a//b", "/./a", "/a%5cb", "/a\\b",
        "/a%00b", "/%ff.html", "/a/..", "/a/./", "", "x", "http://example.org/"}) {
    EXPECT_EQ(path_below(target, "/"), std::nullopt) << target;
  }
  EXPECT_EQ(path_below("/a.html", "/mfa/"), std::nullopt);
  EXPECT_EQ(path_below("/mfa", "/mfa/"), std::nullopt);
}

TEST(SiteLookup, KnowsMediaTypes) {
  EXPECT_EQ(media_type_of("a/b.html"), "text/html; charset=utf-8");
  EXPECT_EQ(media_type_of("A.PNG"), "image/png");
  EXPECT_EQ(media_type_of("assets/x.123.js"), "text/javascript; charset=utf-8");
  EXPECT_EQ(media_type_of("_headers"), "application/octet-stream");
}

}  // namespace
}  // namespace waymark
