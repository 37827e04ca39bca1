#include "library/links/resolve.h"

#include <functional>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text.h"
#include "tiny_site.h"

namespace waymark {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Case {
  const char* reference;  // what stands in en-us/2015-06/guide/from.md
  const char* target;
  const char* finding;  // "" for none
};

// Each reference alone in a file of one site, in one version and locale.
void expect_all(const std::vector<Case>& cases, const std::function<void(TinySite&)>& prepare = {}) {
  for (const Case& c : cases) {
    TinySite site;
    site.set_versions({"2015-06"});
    site.set_locales({"en-us"});
    site.add("en-us/2015-06/guide/from.md", std::string("# From\n## Own place\n") + c.reference + "\n");
    site.add("en-us/2015-06/guide/change-settings.md", "# Change\n## I lost it?\n<a name=\"x-1\"></a>");
    site.add("en-us/2015-06/guide/index.md", "# Guide\n## In the guide");
    site.add("en-us/2015-06/start.md", "# Start\n## First steps");
    site.add("en-us/2015-06/other/moved-article.md", "# Moved");
    site.add("en-us/2015-06/other/with.dot.md", "# Dot");
    site.add("en-us/2015-06/Übersicht.md", "# O");
    site.add_asset("media/phone.png");
    site.add_asset("guide/form.pdf");
    if (prepare) prepare(site);
    site.link();
    EXPECT_EQ(site.target("en-us/2015-06/guide/from.md", "en-us", "2015-06"), c.target) << c.reference;
    EXPECT_EQ(join(site.findings(), "\n"), c.finding) << c.reference;
  }
}

TEST(Resolve, FilesAndFolders) {
  expect_all({
      {"[t](change-settings.md)", "guide/change-settings.html", ""},
      {"[t](./change-settings.md)", "guide/change-settings.html", ""},
      {"[t]( change-settings.md )", "guide/change-settings.html", ""},
      {"[t](../start.md)", "start.html", ""},
      {"[t](../start.md?toc=a.json#first-steps)", "start.html?toc=a.json#first-steps", ""},
      {"[t](..\\start.md)", "start.html", ""},
      {"[t](..%2Fstart.md)", "start.html", ""},
      {"[t](../%C3%9Cbersicht.md)", "Übersicht.html", ""},
      {"[t](../Übersicht.md)", "Übersicht.html", ""},
      {"[t](~/start.md)", "start.html", ""},
      {"[t](../guide/)", "guide/index.html", ""},
      {"[t](../guide)", "guide/index.html", ""},
      {"[t](../guide/#in-the-guide)", "guide/index.html#in-the-guide", ""},
      {"[t](.)", "guide/index.html", ""},
      {"[t](form.pdf)", "guide/form.pdf", ""},
      {"[t](../media/phone.png#part)", "media/phone.png#part", ""},
      {"![t](../media/phone.png)", "media/phone.png", ""},
      {"[t](../other/with.dot.md)", "other/with.dot.html", ""},
  });
}

TEST(Resolve, InexactFilesResolveAndWarn) {
  expect_all({
      {"[t](change-settings)", "guide/change-settings.html",
       "link/missing-extension: \"change-settings\" names the article \"guide/change-settings.md\" without its "
       "extension | safe: "
       "change-settings.md"},
      {"[t](./change-settings#x-1)", "guide/change-settings.html#x-1",
       "link/missing-extension: \"./change-settings#x-1\" names the article \"guide/change-settings.md\" without its "
       "extension | safe: "
       "./change-settings.md#x-1"},
      {"[t](change-settings/)", "guide/change-settings.html",
       "link/missing-extension: \"change-settings/\" names the article \"guide/change-settings.md\" without its "
       "extension | safe: "
       "change-settings.md"},
      {"[t](change-settings.html)", "guide/change-settings.html",
       "link/missing-extension: \"change-settings.html\" names the article \"guide/change-settings.md\" without its "
       "extension | safe: "
       "change-settings.md"},
      {"[t](../other/with.dot)", "other/with.dot.html",
       "link/missing-extension: \"../other/with.dot\" names the article \"other/with.dot.md\" without its extension | "
       "safe: "
       "../other/with.dot.md"},
      {"[t](Change-Settings.md#x-1)", "guide/change-settings.html#x-1",
       "link/case: \"Change-Settings.md#x-1\" exists as \"guide/change-settings.md\" | Write it in the same letter "
       "case | safe: "
       "change-settings.md#x-1"},
      {"[t](../Start.MD)", "start.html",
       "link/case: \"../Start.MD\" exists as \"start.md\" | Write it in the same letter case | safe: ../start.md"},
      {"![t](../Media/Phone.PNG)", "media/phone.png",
       "image/case: \"../Media/Phone.PNG\" exists as \"media/phone.png\" | Write it in the same letter case | safe: "
       "../media/phone.png"},
  });
}

TEST(Resolve, MissingFilesSayWhatIsNear) {
  expect_all({
      {"[t](change-setings.md)", "broken",
       "link/missing-file: \"change-setings.md\" does not exist | The nearest name is \"guide/change-settings.md\" | "
       "safe: "
       "change-settings.md"},
      {"[t](change-sexyngs.md#x)", "broken",
       "link/missing-file: \"change-sexyngs.md#x\" does not exist | The nearest name is \"guide/change-settings.md\" | "
       "review: "
       "change-settings.md#x"},
      {"[t](chang-setins.md)", "broken",
       "link/missing-file: \"chang-setins.md\" does not exist | The nearest name is \"guide/change-settings.md\" | "
       "review: "
       "change-settings.md"},
      {"[t](moved-article.md#a)", "broken",
       "link/missing-file: \"moved-article.md#a\" does not exist | A file of this name is at "
       "\"other/moved-article.md\" | safe: "
       "../other/moved-article.md#a"},
      {"[t](nothing-of-the-kind.md)", "broken", "link/missing-file: \"nothing-of-the-kind.md\" does not exist"},
      {"[t](a.md)", "broken", "link/missing-file: \"a.md\" does not exist"},
      {"![t](../media/phoen.png)", "broken",
       "image/missing: the image \"../media/phoen.png\" does not exist | The nearest name is \"media/phone.png\" | "
       "review: "
       "../media/phone.png"},
      {"![t](other.png)", "broken", "image/missing: the image \"other.png\" does not exist"},
      {"[t](www.example.com/x)", "broken",
       "link/missing-file: \"www.example.com/x\" does not exist | Write \"https://\" in front of it | review: "
       "https://www.example.com/x"},
      {"[t](https//example.com)", "broken",
       "link/missing-file: \"https//example.com\" does not exist | Write \"https://\" in front of the host | review: "
       "https://example.com"},
      {"[t](../../../x.md)", "broken",
       "link/outside: \"../../../x.md\" leaves the content folder | Link to a file below it, or list the path under "
       "known_elsewhere"},
  });
}

TEST(Resolve, Anchors) {
  expect_all({
      {"[t](#own-place)", "guide/from.html#own-place", ""},
      {"[t](#)", "verbatim #", ""},
      {"[t](#top)", "verbatim #top", ""},
      {"[t](#tab/web)", "verbatim #tab/web", ""},
      {"[t](from.md#own-place)", "guide/from.html#own-place", ""},
      {"[t](#Own-place)", "guide/from.html#own-place",
       "link/inexact-anchor: the anchor \"Own-place\" is \"own-place\" in this article | safe: #own-place"},
      {"[t](#own-place.md)", "guide/from.html#own-place",
       "link/inexact-anchor: the anchor \"own-place.md\" is \"own-place\" in this article | safe: #own-place"},
      {"[t](change-settings.md#i-lost-it?)", "guide/change-settings.html#i-lost-it",
       "link/inexact-anchor: the anchor \"i-lost-it?\" is \"i-lost-it\" in \"change-settings.md\" | safe: "
       "change-settings.md#i-lost-it"},
      {"[t](#own-plaice)", "broken",
       "link/missing-anchor: this article has no anchor \"own-plaice\" | The nearest anchor is \"own-place\" | review: "
       "#own-place"},
      {"[t](change-settings.md#gone)", "guide/change-settings.html",
       "link/missing-anchor: \"change-settings.md\" has no anchor \"gone\""},
      {"[t](Change-Settings#I-lost-it)", "guide/change-settings.html#i-lost-it",
       "link/case: \"Change-Settings#I-lost-it\" exists as \"guide/change-settings.md\" | Write it in the same letter "
       "case | safe: "
       "change-settings.md#I-lost-it\n"
       "link/inexact-anchor: the anchor \"I-lost-it\" is \"i-lost-it\" in \"change-settings.md\" | safe: "
       "Change-Settings#i-lost-it"},
  });
}

TEST(Resolve, AddressesAndSchemes) {
  expect_all({
      {"[t](https://example.com/a#b)", "external https://example.com/a#b", ""},
      {"[t](//example.com/a)", "external //example.com/a", ""},
      {"[t](mailto:a@b.c)", "external mailto:a@b.c", ""},
      {"[t](tel:+31)", "external tel:+31", ""},
      {"[t](sms:1)", "external sms:1", ""},
      {"[t](xmpp:a@b)", "external xmpp:a@b", ""},
      {"[t](/somewhere/else)", "verbatim /somewhere/else", ""},
      {"[t](htts://example.com/a)", "broken",
       "link/unknown-scheme: \"htts://example.com/a\" begins with an unknown scheme | The nearest scheme is \"https\" "
       "| safe: "
       "https://example.com/a"},
      {"[t](hppt://example.com/a)", "broken",
       "link/unknown-scheme: \"hppt://example.com/a\" begins with an unknown scheme | The nearest scheme is \"http\" | "
       "review: "
       "http://example.com/a"},
      {"[t](mailt:a@b.c)", "broken",
       "link/unknown-scheme: \"mailt:a@b.c\" begins with an unknown scheme | The nearest scheme is \"mailto\" | "
       "review: mailto:a@b.c"},
      {"[t](weird:thing)", "broken", "link/unknown-scheme: \"weird:thing\" begins with an unknown scheme"},
      {"[t](C:\\docs\\a.md)", "broken",
       "link/local-file: \"C:\\docs\\a.md\" is a place on the author's own machine | Link to a file of the content, or "
       "to a public "
       "address"},
      {"[t](file:///home/a.md)", "broken",
       "link/local-file: \"file:///home/a.md\" is a place on the author's own machine | Link to a file of the content, "
       "or to a public "
       "address"},
      {"[text]()", "broken", "link/empty: the link \"text\" has no target"},
      {"[]( )", "broken", "link/empty: this link has no target"},
      {"![phone]()", "broken", "image/empty: the image \"phone\" has no source"},
      {"[t](http://)", "broken", "link/empty: the link \"t\" has no target"},
  });
}

TEST(Resolve, PublishedAddressesLeadIntoTheSite) {
  expect_all(
      {
          {"[t](https://docs.example.org/mfa/guide/change-settings)", "guide/change-settings.html", ""},
          {"[t](http://docs.example.org/en-us/mfa/change-settings#x-1)", "guide/change-settings.html#x-1", ""},
          {"[t](https://DOCS.example.org/de-DE/MFA/guide/Change-Settings/?a=b)", "guide/change-settings.html?a=b", ""},
          {"[t](https://docs.example.org/mfa/start.html)", "start.html", ""},
          {"[t](https://docs.example.org/mfa/guide)", "guide/index.html", ""},
          {"[t](/mfa/start)", "start.html", ""},
          {"[t](/nl-nl/mfa/start#first-steps)", "start.html#first-steps", ""},
          {"[t](https://docs.example.org/mfa/unknown)", "external https://docs.example.org/mfa/unknown", ""},
          {"[t](https://docs.example.org/mfa-server/start)", "external https://docs.example.org/mfa-server/start", ""},
          {"[t](https://other.example.org/mfa/start)", "external https://other.example.org/mfa/start", ""},
          {"[t](/azure/start)", "verbatim /azure/start", ""},
          {"[t](https://docs.example.org/en-us/mfa/start#first-stepz)", "start.html",
           "link/missing-anchor: \"start.md\" has no anchor \"first-stepz\" | The nearest anchor is \"first-steps\" | "
           "review: "
           "https://docs.example.org/en-us/mfa/start#first-steps"},
      },
      [](TinySite& site) { site.config.published_at = {"https://docs.example.org/{locale}/mfa"}; });
}

TEST(Resolve, WhatIsKnownElsewhereIsNoFinding) {
  expect_all(
      {
          {"[t](../reports.md#a)", "external https://docs.example.org/en-us/reports#a", ""},
          {"[t](../reports)", "external https://docs.example.org/en-us/reports",
           "link/missing-extension: \"../reports\" names the article \"reports.md\" without its extension | safe: "
           "../reports.md"},
          {"[t](../Bare)", "external https://docs.example.org/en-us/Bare", ""},
          {"[t](../bare.md)", "external https://docs.example.org/en-us/bare", ""},
          {"[t](../folder/)", "external https://docs.example.org/en-us/folder", ""},
          {"[t](../repports.md)", "broken",
           "link/missing-file: \"../repports.md\" does not exist | The nearest name is \"reports.md\" | safe: "
           "../reports.md"},
          {"[t](deep/er/any.md)", "external https://docs.example.org/en-us/guide/deep/er/any", ""},
          {"![t](shots/one.png)", "external https://docs.example.org/en-us/guide/shots/one.png", ""},
          {"[t](../../above/x.md)", "broken", ""},
          {"[t](../unlisted.md)", "broken", "link/missing-file: \"../unlisted.md\" does not exist"},
      },
      [](TinySite& site) {
        site.config.published_at = {"https://docs.example.org/{locale}/"};
        site.config.known_elsewhere = {"reports.md",        "bare",         "folder/index.md", "guide/deep/**",
                                       "guide/shots/*.png", "../above/*.md"};
      });
}

TEST(Resolve, RetiredArticlesProposeTheirSuccessor) {
  TinySite site;
  site.add("en-us/2015-06/from.md", "[t](guide/old.md#x)");
  site.add("en-us/2015-06/guide/old.md", "# Old\n## X");
  site.add("en-us/2015-06/new.md", "# New\n## Y");
  site.add("en-us/2015-06/second.md", "[t](never-a-file.md)");
  site.retire("guide/old", "2015-10", "new#y");
  site.retire("never-a-file", "", "https://example.org/");
  site.link();
  EXPECT_EQ(site.target("en-us/2015-06/from.md", "en-us", "2015-06"), "v/2015-06/guide/old.html#x");
  EXPECT_EQ(site.target("en-us/2015-06/from.md", "en-us", "2016-10"), "new.html#y");
  EXPECT_EQ(site.target("en-us/2015-06/second.md", "en-us", "2016-10"), "external https://example.org/");
  EXPECT_THAT(
      site.findings(),
      ElementsAre("link/retired: \"guide/old.md#x\" is retired since 2015-10 | \"new#y\" takes its place | review: "
                  "new.md#y | in "
                  "2015-10, 2016-10",
                  "link/retired: \"never-a-file.md\" is retired | \"https://example.org/\" takes its place | review: "
                  "https://example.org/"));
}

TEST(Resolve, WhatIsKnownElsewhereIsKnownThereByItsFormerNameAfterAMove) {
  TinySite site;
  site.config.published_at = {"https://docs.example.org/{locale}/"};
  site.config.known_elsewhere = {"reports.md"};
  site.add("en-us/2015-06/from.md", "[t](guide/usage.md#a)");
  site.add("en-us/2015-10/guide/usage.md", "# Usage\n## A");
  site.add("en-us/2015-10/second.md", "[t](gone.md)");
  site.retire("guide/figures", "", "guide/usage#a");
  site.retire("reports", "", "guide/figures");
  site.retire("gone", "", "nowhere-known");
  site.link();
  EXPECT_EQ(site.target("en-us/2015-06/from.md", "en-us", "2015-06"),
            "external https://docs.example.org/en-us/reports#a");
  EXPECT_EQ(site.target("en-us/2015-06/from.md", "en-us", "2016-10"), "guide/usage.html#a");
  EXPECT_THAT(site.findings(), ElementsAre(::testing::HasSubstr("link/retired: \"gone.md\" is retired")));
}

TEST(Resolve, FilesLinkFromWhereTheyLived) {
  TinySite site;
  site.add_at("en-us/2015-06/from.md", "articles/mfa/end-user/from.md", "[t](../to.md)");
  site.add_at("en-us/2015-06/to.md", "articles/mfa/to.md", "# To");
  // The article has moved; links to where it was and to where it is are both its.
  site.add_at("en-us/2015-10/to.md", "articles/user-help/to.md", "# To");
  site.add_at("en-us/2015-10/second.md", "articles/user-help/second.md", "[t](to.md)");
  site.link();
  EXPECT_EQ(site.target("en-us/2015-06/from.md", "en-us", "2016-10"), "to.html");
  EXPECT_EQ(site.target("en-us/2015-10/second.md", "en-us", "2016-10"), "to.html");
  EXPECT_THAT(site.findings(), IsEmpty());
}

TEST(Resolve, AFileNamedByItsPlaceIsThatWording) {
  TinySite site;
  site.add("en-us/2015-06/from.md", "[t](../2015-10/to.md#then)");
  site.add("en-us/2015-10/to.md", "# To\n## Then");
  site.add("en-us/2016-10/to.md", "# To\n## Now");
  site.link();
  EXPECT_EQ(site.target("en-us/2015-06/from.md", "en-us", "2016-10"), "v/2015-10/to.html#then (other edition)");
  EXPECT_THAT(site.findings(), IsEmpty());
}

TEST(Resolve, AnIncludesMistakeIsOneFinding) {
  TinySite site;
  SourceFile include{.kind = SourceKind::include,
                     .path = "includes/note.md",
                     .logical_path = "includes/note.md",
                     .text = "[t](gone.md)"};
  include.lines = LineIndex(include.text);
  const SourceId id = site.sources.add(include);
  for (const char* place : {"en-us/2015-06/a.md", "en-us/2015-10/b.md", "nl-nl/2015-06/guide/c.md"}) {
    Article& article = site.article(site.add(place, "# A"));
    article.includes = {id};
    article.references.push_back({.target = "gone.md",
                                  .written = "gone.md",
                                  .text = "t",
                                  .span = {0, 12},
                                  .target_span = {4, 11},
                                  .source = id});
  }
  site.link();
  EXPECT_THAT(site.findings(), ElementsAre("link/missing-file: \"gone.md\" does not exist"));
  EXPECT_EQ(site.diagnostics.front().source, id);
}

TEST(Resolve, LinksToIncludesHaveNoPage) {
  TinySite site;
  site.sources.add({.kind = SourceKind::include, .path = "includes/note.md", .logical_path = "includes/note.md"});
  site.add("en-us/2015-06/a.md", "[t](includes/note.md)");
  site.link();
  EXPECT_THAT(site.findings(),
              ElementsAre("link/missing-file: \"includes/note.md\" has no page of its own | Link to an article"));
}

TEST(Resolve, SameAnswersForAnyNumberOfWorkers) {
  std::vector<std::string> first;
  for (const std::size_t jobs : {1U, 2U, 8U}) {
    TinySite site;
    for (int i = 0; i < 60; ++i) {
      const std::string name = "article-" + std::to_string(i);
      site.add("en-us/2015-06/" + name + ".md",
               "# A\n[a](article-" + std::to_string(i + 1) + ".md#x) [b](no-such-file.md) [c](Article-3.md)");
    }
    site.link(jobs);
    if (jobs == 1) first = site.findings();
    EXPECT_EQ(site.findings(), first);
  }
  EXPECT_EQ(first.size(), 60U + 60U + 60U);
}

std::string repeated(std::string_view unit, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += unit;
  return text;
}

// A target of 256 KiB of anything, as a path, an anchor and behind a published address, takes no noticeable time.
TEST(Resolve, HostileTargets) {
  for (const std::string_view unit :
       {"../", "a/", "%2e%2e%2f", "%", "-", "#", "?", "\\", "\xFF", "é", "_-", ".md", "a:", "~/", "//", "x.md#"}) {
    TinySite site;
    site.config.published_at = {"https://docs.example.org/{locale}/"};
    site.config.known_elsewhere = {"**/a*b*c*d*.md", "x/**/y/**/z.md"};
    const SourceId id = site.add("en-us/2015-06/from.md", "# From");
    site.add("en-us/2015-06/to.md", "# To\n## " + repeated("word ", 1000));
    for (const std::string_view before : {"", "#", "to.md#", "https://docs.example.org/", "/"}) {
      const std::string target = std::string(before) + repeated(unit, 256 * 1024);
      site.article(id).references.push_back({.target = target, .written = target, .text = "t", .source = id});
    }
    site.link();
  }
}

// As many broken links as a file can hold, each with its own wrong anchor, in a file with as many headings.
TEST(Resolve, ThousandsOfBrokenAnchors) {
  TinySite site;
  std::string text = "# From\n";
  for (int i = 0; i < 10000; ++i)
    text += "## Heading number " + std::to_string(i) + "\n[t](#heading-nummer-" + std::to_string(i) + ")\n";
  site.add("en-us/2015-06/from.md", text);
  site.link();
  EXPECT_EQ(site.diagnostics.size(), 10000U);
}

}  // namespace
}  // namespace waymark
