// What a link leads to in each version and locale that its article has a page in.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "library/links/resolve.h"
#include "tiny_site.h"

namespace waymark {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(ResolveEditions, EachEditionHasItsOwnAnswer) {
  TinySite site;
  site.add("en-us/2015-06/from.md", "[t](to.md#old-place)");
  site.add("en-us/2015-06/to.md", "# To\n## Old place");
  site.add("en-us/2015-10/to.md", "# To\n## New place");
  site.link();
  EXPECT_EQ(site.target("en-us/2015-06/from.md", "en-us", "2016-10"), "to.html#old-place");
  EXPECT_EQ(site.target("en-us/2015-06/from.md", "en-us", "2015-06"), "v/2015-06/to.html#old-place");
  EXPECT_THAT(site.findings(), ElementsAre("link/missing-anchor: \"to.md\" has no anchor \"old-place\", which its text "
                                           "of 2015-06 has | That section is gone here; link to what took its place | "
                                           "in 2015-10, 2016-10"));
}

TEST(ResolveEditions, WhatNoPageShowsIsNotReported) {
  TinySite site;
  site.add("en-us/2015-06/from.md", "[t](to.md#place)");
  site.add("en-us/2015-06/to.md", "# To");
  site.add("en-us/2015-10/to.md", "# To\n## Place");
  site.link();
  EXPECT_THAT(site.findings(), IsEmpty());
  site.config.version_pages = VersionPages::all;
  site.link();
  EXPECT_THAT(site.findings(),
              ElementsAre("link/missing-anchor: \"to.md\" has no anchor \"place\", which its text of 2015-10 has | "
                          "That section came only later; link to one that is there in all versions | in "
                          "2015-06"));
}

TEST(ResolveEditions, ASupersededWordingIsResolvedAsOfItsOwnVersion) {
  TinySite site;
  site.add("en-us/2015-06/from.md", "[t](later.md)");
  site.add("en-us/2015-10/from.md", "[t](later.md)");
  site.add("en-us/2015-10/later.md", "# Later");
  site.link();
  EXPECT_EQ(site.target("en-us/2015-06/from.md", "en-us", "2015-06"), "later.html (other edition)");
  EXPECT_THAT(
      site.findings(),
      ElementsAre("link/other-edition: \"later.md\" exists from 2015-10 on only | Link to an article of the same "
                  "version and locale, or add the text that is missing"));
}

TEST(ResolveEditions, OtherLocalesOnly) {
  TinySite site;
  site.add("en-us/2015-06/from.md", "[t](dutch.md)");
  site.add("nl-nl/2015-06/dutch.md", "# Nederlands");
  site.link();
  EXPECT_EQ(site.target("en-us/2015-06/from.md", "en-us", "2016-10"), "nl-nl/dutch.html (other edition)");
  EXPECT_EQ(site.target("en-us/2015-06/from.md", "nl-nl", "2016-10"), "nl-nl/dutch.html");
  EXPECT_THAT(
      site.findings(),
      ElementsAre("link/other-edition: \"dutch.md\" exists in nl-nl only | Link to an article of the same version "
                  "and locale, or add the text that is missing | for en-us"));
}

TEST(ResolveEditions, TranslationsFallBackToTheSourceLocale) {
  TinySite site;
  site.add("en-us/2015-06/to.md", "# To\n## Place");
  site.add("nl-nl/2015-06/from.md", "[t](to.md#place)");
  site.link();
  EXPECT_EQ(site.target("nl-nl/2015-06/from.md", "nl-nl", "2016-10"), "nl-nl/to.html#place");
  EXPECT_THAT(site.findings(), IsEmpty());
}

TEST(ResolveEditions, ATranslatedTargetMayLackTheEnglishAnchor) {
  TinySite site;
  site.add("en-us/2015-06/to.md", "# To\n## Place of work");
  site.add("nl-nl/2015-06/to.md", "# Naar\n## Werkplek");
  site.add("nl-nl/2015-06/from.md", "[t](to.md#place-of-work)");
  site.link();
  EXPECT_EQ(site.target("nl-nl/2015-06/from.md", "nl-nl", "2016-10"), "nl-nl/to.html#place-of-work");
  EXPECT_THAT(site.findings(), ElementsAre("link/missing-anchor: the nl-nl text of \"to.md\" has no anchor "
                                           "\"place-of-work\", which the en-us text has | Put "
                                           "<a name=\"place-of-work\"></a> in front of the heading in the nl-nl text"));
}

TEST(ResolveEditions, AFallbackTextKeepsItsOwnLanguageWhereATranslationLacksTheAnchor) {
  TinySite site;
  site.add("en-us/2015-06/from.md", "[t](to.md#place-of-work)");
  site.add("en-us/2015-06/to.md", "# To\n## Place of work");
  site.add("nl-nl/2015-06/to.md", "# Naar\n## Werkplek");
  site.link();
  EXPECT_EQ(site.target("en-us/2015-06/from.md", "nl-nl", "2016-10"), "to.html#place-of-work (other edition)");
  EXPECT_THAT(site.findings(), IsEmpty());
}

TEST(ResolveEditions, ImagesFallBack) {
  TinySite site;
  site.add("en-us/2015-06/a.md", "![t](media/x.png)");
  site.add("nl-nl/2015-06/a.md", "![t](media/x.png)");
  site.add("nl-nl/2015-06/b.md", "![t](media/late.png)");
  for (const char* asset : {"en-us/2015-06/media/x.png", "nl-nl/2015-10/media/x.png", "nl-nl/2016-10/media/late.png"}) {
    site.add_asset(asset);
  }
  site.link();
  EXPECT_EQ(site.target("en-us/2015-06/a.md", "en-us", "2016-10"), "media/x.png");
  EXPECT_EQ(site.target("nl-nl/2015-06/a.md", "nl-nl", "2015-06"), "media/x.png");
  EXPECT_EQ(site.target("nl-nl/2015-06/a.md", "nl-nl", "2016-10"), "nl-nl/media/x.png");
  EXPECT_EQ(site.target("nl-nl/2015-06/b.md", "nl-nl", "2016-10"), "nl-nl/media/late.png");
  EXPECT_THAT(site.findings(), IsEmpty());
}

}  // namespace
}  // namespace waymark
