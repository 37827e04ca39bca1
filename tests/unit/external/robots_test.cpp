#include "external/robots.h"

#include <gtest/gtest.h>

namespace waymark {
namespace {

bool allows(std::string_view text, std::string_view target) { return Robots(text, "waymark").allows(target); }

TEST(Robots, GroupsAreThoseOfTheAgentElseOfAll) {
  EXPECT_TRUE(allows("", "/a"));
  EXPECT_FALSE(allows("User-agent: *\nDisallow: /a", "/a"));
  EXPECT_TRUE(allows("User-agent: other\nDisallow: /", "/a"));
  EXPECT_FALSE(allows("user-AGENT: WayMark/2.0\r\ndisallow:/a # why\r\n", "/a"));
  // A group of its own takes the place of that for all, even when it says nothing.
  EXPECT_TRUE(allows("User-agent: *\nDisallow: /\n\nUser-agent: waymark\nDisallow:\n", "/a"));
  // Several agents share a group; several groups of one agent are one.
  EXPECT_FALSE(allows("User-agent: x\nUser-agent: waymark\nDisallow: /a", "/a"));
  EXPECT_FALSE(allows(
      "User-agent: waymark\nDisallow: /a\nUser-agent: x\nDisallow: /b\nUser-agent: waymark\nDisallow: /c", "/c"));
  EXPECT_TRUE(allows("User-agent: waymark\nDisallow: /a\nUser-agent: x\nDisallow: /b", "/b"));
  // Rules before the first group belong to nobody, and other lines end no group.
  EXPECT_TRUE(allows("Disallow: /\n", "/a"));
  EXPECT_FALSE(allows("User-agent: *\nCrawl-delay: 9\nSitemap: x\nDisallow: /a", "/a"));
  EXPECT_FALSE(allows("\xEF\xBB\xBFUser-agent: *\nDisallow: /a", "/a"));
}

TEST(Robots, TheLongestRuleThatFitsDecides) {
  EXPECT_TRUE(allows("User-agent: *\nDisallow: /\nAllow: /a", "/a/b"));
  EXPECT_FALSE(allows("User-agent: *\nAllow: /a\nDisallow: /a/b", "/a/b"));
  EXPECT_TRUE(allows("User-agent: *\nDisallow: /a\nAllow: /a", "/a"));
  EXPECT_TRUE(allows("User-agent: *\nDisallow: /", "/robots.txt"));
}

TEST(Robots, WildcardsAndEnds) {
  const char* text = "User-agent: *\nDisallow: /*.pdf$\nDisallow: /*/private\nDisallow: /exact$\nDisallow: /q?";
  EXPECT_FALSE(allows(text, "/a/b.pdf"));
  EXPECT_TRUE(allows(text, "/a/b.pdf?x"));
  EXPECT_FALSE(allows(text, "/x/private/y"));
  EXPECT_FALSE(allows(text, "/exact"));
  EXPECT_TRUE(allows(text, "/exactly"));
  EXPECT_FALSE(allows(text, "/q?a"));
  EXPECT_TRUE(allows(text, "/q"));
  EXPECT_FALSE(allows("User-agent: *\nDisallow: /a**b*$", "/aXbY"));
}

TEST(Robots, TheSameOctetsInEveryForm) {
  EXPECT_FALSE(allows("User-agent: *\nDisallow: /%7Ejoe", "/~joe"));
  EXPECT_FALSE(allows("User-agent: *\nDisallow: /é", "/%C3%A9"));
  EXPECT_FALSE(allows("User-agent: *\nDisallow: /%c3%a9", "/%C3%A9"));
  EXPECT_FALSE(allows("User-agent: *\nDisallow: /a-%2A", "/a-*"));
  EXPECT_TRUE(allows("User-agent: *\nDisallow: /a%2Fb", "/a/b"));
}

TEST(Robots, HostileFilesCostLittle) {
  std::string text = "User-agent: *\n";
  for (int i = 0; i < 20'000; ++i) text += "Disallow: /" + std::string(20, '*') + "a\n";
  const Robots robots(text, "waymark");
  EXPECT_TRUE(robots.allows("/" + std::string(200, 'b')));
}

}  // namespace
}  // namespace waymark
