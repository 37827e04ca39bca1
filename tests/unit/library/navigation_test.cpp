#include "library/navigation/navigation.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tiny_site.h"

namespace waymark {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class NavigationSite : public TinySite {
 public:
  void add_toc(std::string path, std::string logical_path, std::string locale, std::string version, std::string text) {
    SourceFile file{.kind = SourceKind::toc,
                    .path = std::move(path),
                    .logical_path = std::move(logical_path),
                    .text = std::move(text)};
    file.lines = LineIndex(file.text);
    file.locale = std::move(locale);
    file.version = std::move(version);
    sources.add(std::move(file));
  }

  void build() {
    TinySite::link();
    diagnostics.clear();
    build_navigation(library, diagnostics);
  }

  std::string navigation(std::string_view locale, std::string_view version) const {
    return described(library.navigation.at(navigation_index(config, edition(locale, version))));
  }

 private:
  std::string described(const std::vector<NavigationEntry>& entries) const {
    std::string text;
    for (const NavigationEntry& entry : entries) {
      if (!text.empty()) text += "; ";
      text += entry.title;
      if (entry.article) text += " -> " + library.entry(*entry.article).name;
      if (!entry.anchor.empty()) text += "#" + entry.anchor;
      if (!entry.url.empty()) text += " -> " + entry.url;
      if (!entry.children.empty()) text += " {" + described(entry.children) + "}";
    }
    return text;
  }
};

NavigationNode node(std::string target, std::string title = "", std::vector<NavigationNode> children = {}) {
  NavigationNode made{.target = std::move(target), .children = std::move(children)};
  if (!title.empty()) made.title.by_locale["en-us"] = std::move(title);
  return made;
}

TEST(Navigation, fromSiteYml) {
  NavigationSite site;
  site.config.title_suffixes = {"| Docs"};
  site.add("en-us/2015-06/start.md", "# Start | Docs\n");
  site.add("nl-nl/2016-10/start.md", "# Begin\n");
  site.add("en-us/2015-06/settings.md", "# Settings\n## Phone\n");
  site.add("en-us/2015-06/home.md", "# Home\n");
  site.config.navigation = {node("start"),
                            node("", "Group", {node("settings.md#Phone"), node("https://example.org/x", "Out")})};
  site.build();
  EXPECT_EQ(site.navigation("en-us", "2016-10"),
            "Start -> start; Group {Settings -> settings#phone; Out -> https://example.org/x}");
  EXPECT_EQ(site.navigation("nl-nl", "2016-10"),
            "Begin -> start; Group {Settings -> settings#phone; Out -> https://example.org/x}");
  EXPECT_THAT(site.findings(), IsEmpty());
}

TEST(Navigation, findingsInSiteYml) {
  NavigationSite site;
  site.add("en-us/2015-06/start.md", "# Start\n");
  site.add("en-us/2015-06/old.md", "# Old\n");
  site.retire("old", "2016-10", "start");
  site.config.navigation = {node("strat", "", {node("start#nothing")}), node("old"), node("", "Empty")};
  site.build();
  EXPECT_EQ(site.navigation("en-us", "2016-10"), "Start -> start");
  EXPECT_THAT(
      site.findings(),
      ElementsAre(
          "navigation/missing-target: \"start\" has no anchor \"#nothing\" | name the id of one of its headings",
          "navigation/missing-target: there is no article \"strat\" | did you mean \"start\"?",
          "navigation/missing-target: \"old\" is retired since 2016-10 | lead to \"start\" instead"));
}

TEST(Navigation, fromFoldersAndTitles) {
  NavigationSite site;
  site.add("home.md", "# Welcome\n");
  site.add("zebra.md", "# Zebra\n");
  site.add("apple.md", "# apple\n");
  site.add("user-help/sign-in.md", "# Sign in\n");
  site.add("guide/index.md", "# The guide\n");
  site.add("guide/b.md", "# B\n");
  site.add("guide/deep/c.md", "# C\n");
  site.build();
  EXPECT_EQ(site.navigation("en-us", "2016-10"),
            "Welcome -> home; apple -> apple; Zebra -> zebra; The guide -> guide/index {B -> guide/b; Deep {C -> "
            "guide/deep/c}}; "
            "User help {Sign in -> user-help/sign-in}");
  EXPECT_THAT(site.findings(), IsEmpty());  // nobody wrote a navigation, so nothing is missing in it
}

TEST(Navigation, theNewestTocOfEachFolderHolds) {
  NavigationSite site;
  site.config.version_pages = VersionPages::all;
  site.add("en-us/2015-06/a.md", "# A\n");
  site.add("en-us/2015-10/user/b.md", "# B\n");
  site.add("nl-nl/2016-10/a.md", "# Aa\n");
  site.add_toc("en/1/TOC.md", "TOC.md", "en-us", "2015-06", "# [First](a.md)\n");
  site.add_toc("en/2/user/TOC.md", "user/TOC.md", "en-us", "2015-10", "# Group\n## [User](b.md)\n## [Up](../a.md)\n");
  site.add_toc("en/3/toc.yml", "toc.yml", "en-us", "2016-10",
               "- name: Third\n  href: a.md\n- name: Bee\n  href: user/b.md\n");
  site.add_toc("nl/3/TOC.md", "TOC.md", "nl-nl", "2016-10", "# [Eerste](a.md)\n");
  site.build();
  EXPECT_THAT(site.findings(), IsEmpty());
  EXPECT_EQ(site.navigation("en-us", "2015-06"), "First -> a");
  EXPECT_EQ(site.navigation("en-us", "2015-10"), "First -> a; Group {User -> user/b; Up -> a}");
  EXPECT_EQ(site.navigation("en-us", "2016-10"), "Third -> a; Bee -> user/b; Group {User -> user/b; Up -> a}");
  EXPECT_EQ(site.navigation("nl-nl", "2015-06"), "First -> a");
  EXPECT_EQ(site.navigation("nl-nl", "2016-10"), "Eerste -> a");
}

TEST(Navigation, aBorrowedTocShowsTheReadersOwnTitles) {
  NavigationSite site;
  site.add("en-us/2015-06/a.md", "# A\n");
  site.add("en-us/2015-06/b.md", "# B\n");
  site.add("nl-nl/2015-06/a.md", "# Het begin\n");
  site.add_toc("TOC.md", "TOC.md", "", "", "# [The A](a.md)\n# [The B](b.md)\n");
  site.build();
  EXPECT_EQ(site.navigation("en-us", "2016-10"), "The A -> a; The B -> b");
  EXPECT_EQ(site.navigation("nl-nl", "2016-10"), "Het begin -> a; The B -> b");
}

TEST(Navigation, whatIsNotInForceIsLeftOutAndItsChildrenStay) {
  NavigationSite site;
  site.add("en-us/2015-06/a.md", "# A\n");
  site.add("en-us/2015-06/old.md", "# Old\n");
  site.retire("old", "2016-10", "a");
  site.add_toc("TOC.md", "TOC.md", "en-us", "2015-06",
               "# [Old](old.md)\n## [A](a.md)\n# [Old too](old.md)\n# Nothing\n");
  site.build();
  EXPECT_EQ(site.navigation("en-us", "2016-10"), "Old {A -> a}");
  EXPECT_THAT(site.findings(), IsEmpty());  // it was there when the file was written
}

TEST(Navigation, findingsInTocFiles) {
  NavigationSite site;
  site.config.known_elsewhere = {"up/elsewhere.md", "up/dutch-too.md"};
  site.add("en-us/2015-06/up/start.md", "# Start\n");
  site.add("nl-nl/2015-06/up/dutch.md", "# Dutch\n");
  site.add("nl-nl/2015-06/up/dutch-too.md", "# Dutch too\n");
  site.add_asset("en-us/2015-06/up/form.pdf");
  site.add_toc(
      "up/TOC.md", "up/TOC.md", "en-us", "2015-06",
      "# [Start](start.md)\n# [Typo](strat.md)\n# [Case](Start.md)\n# [Bare](start)\n# [Dutch](dutch.md)\n"
      "# [Anchor](start.md#none)\n# [Elsewhere](elsewhere.md)\n# [Form](form.pdf)\n# [Out](../../x.md)\n"
      "# [Scheme](htts://a)\n# [Site](/azure/index)\n# [No toc](sub/toc.yml)\n# [Empty]()\n# [Known](dutch-too.md)\n");
  site.build();
  EXPECT_EQ(site.navigation("en-us", "2016-10"),
            "Start -> up/start; Case -> up/start; Bare -> up/start; Anchor -> up/start; Site -> /azure/index");
  EXPECT_THAT(
      site.findings(),
      ElementsAre(
          "navigation/missing-target: there is no file \"strat.md\" | did you mean \"start.md\"?",
          "link/case: \"Start.md\" is \"start.md\" in another letter case | write \"start.md\" | safe: start.md",
          "link/missing-extension: \"start\" names an article without its .md | write \"start.md\" | safe: start.md",
          "navigation/missing-target: \"dutch.md\" exists in nl-nl only | write it in en-us too, or take the entry out",
          "navigation/missing-target: \"up/start\" has no anchor \"#none\" | name the id of one of its headings",
          "navigation/missing-target: \"../../x.md\" leaves the content folder",
          "navigation/missing-target: \"htts://a\" begins with a scheme that is not known",
          "navigation/missing-target: there is no navigation file \"sub/toc.yml\"",
          "navigation/duplicate: \"up/start\" is listed a second time, after line 1 | Keep the place where readers "
          "look "
          "for it first",
          "navigation/duplicate: \"up/start\" is listed a second time, after line 1 | Keep the place where readers "
          "look "
          "for it first"));
}

TEST(Navigation, filesNestEachOther) {
  NavigationSite site;
  site.add("a.md", "# A\n");
  site.add("sub/b.md", "# B\n");
  site.add("deep/c.md", "# C\n");
  site.add_toc("toc.yml", "toc.yml", "", "",
               "- name: A\n  href: a.md\n- name: Sub\n  href: sub/toc.yml\n- name: Deep\n  href: deep/\n");
  site.add_toc("sub/TOC.md", "sub/TOC.md", "", "", "# [B](b.md)\n");
  site.add_toc("deep/toc.yml", "deep/toc.yml", "", "", "- name: C\n  href: c.md\n");
  site.build();
  EXPECT_EQ(site.navigation("en-us", "2016-10"), "A -> a; Sub {B -> sub/b}; Deep {C -> deep/c}");
  EXPECT_THAT(site.findings(), IsEmpty());
}

TEST(Navigation, cyclesAreToldAndEnd) {
  NavigationSite site;
  site.add("a.md", "# A\n");
  site.add_toc("toc.yml", "toc.yml", "", "", "- name: A\n  href: a.md\n- name: More\n  href: more/toc.yml\n");
  site.add_toc("more/toc.yml", "more/toc.yml", "", "", "- name: Back\n  href: ../toc.yml\n");
  site.add_toc("own/toc.yml", "own/toc.yml", "", "", "- name: Self\n  href: toc.yml\n");
  site.build();
  EXPECT_THAT(
      site.findings(),
      ElementsAre(
          "navigation/cycle: \"../toc.yml\" leads back to \"more/toc.yml\" | take the entry out of one of the files",
          "navigation/cycle: \"own/toc.yml\" names itself | take the entry out of one of the files",
          "navigation/cycle: \"more/toc.yml\" leads back to \"toc.yml\" | take the entry out of one of the files"));
  EXPECT_THAT(site.navigation("en-us", "2016-10"), testing::HasSubstr("A -> a"));
}

TEST(Navigation, filesThatDoubleEachOtherEnd) {
  NavigationSite site;
  site.add("a.md", "# A\n");
  for (int i = 0; i < 40; ++i) {
    const std::string next = fmt::format(
        "- name: x\n  href: ../{0}/toc.yml\n- name: y\n  href: ../{0}/toc.yml\n- name: a\n  href: ../a.md\n", i + 1);
    site.add_toc(fmt::format("{}/toc.yml", i), fmt::format("{}/toc.yml", i), "", "",
                 i < 39 ? next : "- name: a\n  href: ../a.md\n");
  }
  site.build();
  EXPECT_FALSE(site.library.navigation.empty());
}

TEST(Navigation, orphans) {
  NavigationSite site;
  site.add("en-us/2015-06/home.md", "# Home\n");
  site.add("en-us/2015-06/named.md", "# Named\n");
  site.add("en-us/2015-06/lost.md", "Text\n# Lost\n");
  site.add("en-us/2016-10/lost.md", "Text\n# Still lost\n");
  site.add("nl-nl/2015-06/lost.md", "# Verloren\n");
  site.add("en-us/2015-06/gone.md", "# Gone\n");
  site.retire("gone", "2015-10", "named");
  const SourceId renamed = site.add("en-us/2015-06/renamed.md", "# Renamed\n");
  site.article(renamed).front_matter.redirect_url = "named";
  site.config.navigation = {node("named")};
  site.build();
  EXPECT_THAT(site.findings(), ElementsAre("navigation/orphan: \"lost\" is in no navigation | readers find it through "
                                           "links only; add it to the navigation"));
  EXPECT_EQ(site.sources.file(site.diagnostics.at(0).source).path, "en-us/2016-10/lost.md");
  EXPECT_EQ(site.diagnostics[0].span.begin, 5U);
}

}  // namespace
}  // namespace waymark
