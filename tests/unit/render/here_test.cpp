#include "render/here.h"

#include <gtest/gtest.h>

namespace waymark {
namespace {

TEST(Here, AddressesAreRelativeToThePage) {
  struct Case {
    const char* from;
    const char* to;
    const char* anchor;
    const char* url;
  };
  const Case cases[] = {
      {"a.html", "b.html", "", "b.html"},
      {"a.html", "a.html", "x", "#x"},
      {"a.html", "a.html", "", "a.html"},
      {"n/a.html", "b.html", "x y", "../b.html#x%20y"},
      {"v/1/a.html", "n/b.html", "", "../../n/b.html"},
      {"a.html", "b.html", "é", "b.html#%C3%A9"},
  };
  for (const Case& one : cases)
    EXPECT_EQ(Here(*SitePath::from(one.from)).to(*SitePath::from(one.to), one.anchor), one.url) << one.url;
  EXPECT_EQ(Here(*SitePath::from("a.html")).root(), "./");
  EXPECT_EQ(Here(*SitePath::from("n/v/a.html")).root(), "../../");
}

TEST(Here, ThePageForMissingPagesUsesAbsolutePaths) {
  const Here here(*SitePath::from("404.html"), "/mfa/");
  EXPECT_EQ(here.to(*SitePath::from("n/b.html"), "x"), "/mfa/n/b.html#x");
  EXPECT_EQ(here.root(), "/mfa/");
}

TEST(Here, BaseUrlGivesRootAndAbsoluteAddresses) {
  Config config;
  EXPECT_EQ(root_path(config), "/");
  EXPECT_EQ(absolute_url(config, *SitePath::from("a.html")), "");
  config.base_url = "https://e.org/help";
  EXPECT_EQ(root_path(config), "/help/");
  EXPECT_EQ(absolute_url(config, *SitePath::from("a b.html")), "https://e.org/help/a%20b.html");
  EXPECT_EQ(absolute_url(config, *SitePath::from("n/index.html")), "https://e.org/help/n/");
}

}  // namespace
}  // namespace waymark
