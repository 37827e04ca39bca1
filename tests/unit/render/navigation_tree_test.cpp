#include "render/pages/navigation_tree.h"

#include <gtest/gtest.h>

#include "page_site.h"
#include "render/pages/article_page.h"

namespace waymark {
namespace {

std::string tree(const std::vector<PageNavigation>& entries, const std::string& indent = "") {
  std::string out;
  for (const PageNavigation& entry : entries) {
    out += indent + entry.link.text + " -> " + entry.link.url + (entry.link.current ? " [current]" : "") +
           (entry.open ? " [open]" : "") + (entry.closed ? " [closed]" : "") + "\n";
    out += tree(entry.children, indent + "  ");
  }
  return out;
}

PageSite three_groups() {
  PageSite site;
  for (const char* name : {"a", "b", "c", "d"})
    site.add(std::string("en-us/2017-03/") + name, std::string("Article ") + name, "");
  site.navigate({"First", "> a", "> b", "Second", "> c", "d"});
  return site;
}

TEST(NavigationTree, OnlyTheOwnBranchIsOpen) {
  PageSite site = three_groups();
  const SiteFrame& frame = site.frame();
  EXPECT_EQ(tree(frame.navigation({LocaleId{0}, VersionId{2}}).beside(ArticleId{1}, Here(*SitePath::from("b.html")))),
            "First ->  [open]\n"
            "  Article a -> a.html\n"
            "  Article b -> b.html [current]\n"
            "Second -> c.html [closed]\n"
            "Article d -> d.html\n");
}

TEST(NavigationTree, HomeShowsAll) {
  PageSite site = three_groups();
  const SiteFrame& frame = site.frame();
  const Edition edition{LocaleId{0}, VersionId{2}};
  EXPECT_EQ(tree(frame.navigation(edition).all_open(Here(frame.home_path(edition)))),
            "First ->  [open]\n"
            "  Article a -> a.html\n"
            "  Article b -> b.html\n"
            "Second ->  [open]\n"
            "  Article c -> c.html\n"
            "Article d -> d.html\n");
}

TEST(NavigationTree, NeighboursAndTheWayFromHome) {
  PageSite site = three_groups();
  const Page page = site.page("b.html");
  ASSERT_TRUE(page.previous && page.next);
  EXPECT_EQ(lines({*page.previous, *page.next}), "Article a -> a.html\nArticle c -> c.html\n");
  EXPECT_EQ(lines(page.breadcrumbs), "Home -> index.html\nFirst -> \n");
  EXPECT_FALSE(site.page("a.html").previous);
  EXPECT_FALSE(site.page("d.html").next);
}

TEST(NavigationTree, ThousandsSideBySideAreCutRoundTheOpenOne) {
  PageSite site;
  site.config.locales.resize(1);
  for (int i = 0; i < 1000; ++i)
    site.add("en-us/2017-03/a" + std::to_string(1000 + i), "A" + std::to_string(1000 + i), "");
  const std::vector<PageNavigation> middle = site.page("a1500.html").navigation;
  ASSERT_EQ(middle.size(), 200U);
  EXPECT_EQ(middle.front().link.text, "A1400");
  EXPECT_TRUE(middle[100].link.current);
  EXPECT_EQ(site.page("a1000.html").navigation.front().link.text, "A1000");
  EXPECT_EQ(site.page("a1999.html").navigation.back().link.text, "A1999");
}

// Every page of the site shows what it would show alone, whichever pages were made before it.
void expect_shown_as_alone(PageSite& site) {
  const SiteFrame& frame = site.frame();
  for (const ArticlePage& one : frame.library().pages) {
    Page page = article_page(frame, one);
    const std::string kept = frame.theme().render(page);
    page.navigation = frame.navigation(one.edition).beside(one.article, Here(one.path));
    EXPECT_EQ(kept, frame.theme().render(page)) << one.path.str();
  }
}

TEST(NavigationTree, WhatIsKeptForOtherPagesIsWhatTheyShow) {
  PageSite site;
  site.config.locales.resize(1);
  for (int i = 0; i < 300; ++i) {
    const std::string number = std::to_string(1000 + i);
    site.add("en-us/2017-03/" + std::string(i % 3 == 0 ? "sub/" : "") + "a" + number, "A" + number, "",
             {"2 part Part"});
  }
  site.link();
  std::vector<NavigationEntry>& entries = site.library().navigation[0];
  NavigationEntry below{.title = "Below"};
  NavigationEntry parts{.title = "Parts"};
  for (std::size_t i = 0; i < 5; ++i) {
    parts.children.push_back({.title = "A part", .article = ArticleId{i}, .anchor = "part"});
    parts.children.push_back({.title = "All of it", .article = ArticleId{i}});
  }
  for (std::size_t i = 5; i < 300; ++i) below.children.push_back({.title = "One", .article = ArticleId{i}});
  below.children[100].children.push_back(parts);
  below.children.push_back({.title = "Elsewhere", .url = "https://e.org/"});
  entries = {below, {.title = "Parts again", .children = parts.children}};
  expect_shown_as_alone(site);
}

TEST(NavigationTree, EntriesThatLeadNowhereOrRunScriptsAreLeftOut) {
  PageSite site = three_groups();
  site.link();
  std::vector<NavigationEntry>& entries = site.library().navigation[0];
  entries.clear();
  entries.push_back({.title = "empty group"});
  entries.push_back({.title = "script", .url = "javascript:alert(1)"});
  entries.push_back({.title = "out", .url = "https://e.org/"});
  const NavigationTree made(site.library(), {LocaleId{0}, VersionId{2}});
  EXPECT_EQ(tree(made.all_open(Here(*SitePath::from("index.html")))), "out -> https://e.org/\n");
}

}  // namespace
}  // namespace waymark
