#include "library/catalog.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text.h"
#include "tiny_site.h"

namespace waymark {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string place_of(const TinySite& site, std::string_view path) {
  const Variant& variant = site.library.variant(site.variant(path));
  return site.library.entry(variant.article).name + " " + site.library.locale_tag(variant.locale) + " " +
         site.library.version_name(variant.version) + ".." + site.library.version_name(variant.last);
}

TEST(Catalog, VersionComesFromFrontMatterElsePathElseDate) {
  TinySite site;
  site.article(site.add("en-us/2015-06/a.md", "# A")).front_matter.version = "2016-10";
  site.article(site.add("en-us/2015-10/b.md", "# B")).front_matter.date = Date{2016, 11, 1};
  site.article(site.add("en-us/c.md", "# C")).front_matter.date = Date{2016, 9, 30};
  site.article(site.add("en-us/d.md", "# D")).front_matter.date = Date{2015, 10, 1};
  site.article(site.add("en-us/e.md", "# E")).front_matter.date = Date{2012, 1, 1};
  site.article(site.add("en-us/f.md", "# F")).front_matter.date = Date{2030, 1, 1};
  site.link();
  EXPECT_EQ(place_of(site, "en-us/2015-06/a.md"), "a en-us 2016-10..2016-10");
  EXPECT_EQ(place_of(site, "en-us/2015-10/b.md"), "b en-us 2015-10..2016-10");
  EXPECT_EQ(place_of(site, "en-us/c.md"), "c en-us 2015-10..2016-10");
  EXPECT_EQ(place_of(site, "en-us/d.md"), "d en-us 2015-10..2016-10");
  EXPECT_EQ(place_of(site, "en-us/e.md"), "e en-us 2015-06..2016-10");
  EXPECT_EQ(place_of(site, "en-us/f.md"), "f en-us 2016-10..2016-10");
  EXPECT_THAT(
      site.findings(),
      ElementsAre("version/before-first: the date \"2012-01-01\" is before every version of this site; the file is "
                  "taken for 2015-06 | Declare a version of that time under versions in site.yml, or write "
                  "version: in its front matter"));
}

TEST(Catalog, WhatSaysNoVersionIsCurrentAndReported) {
  TinySite site;
  site.add("en-us/a.md", "# A");
  site.article(site.add("en-us/b.md", "# B")).front_matter.version = "2018";
  site.link();
  EXPECT_EQ(place_of(site, "en-us/a.md"), "a en-us 2016-10..2016-10");
  EXPECT_EQ(place_of(site, "en-us/b.md"), "b en-us 2016-10..2016-10");
  EXPECT_THAT(
      site.findings(),
      ElementsAre(
          "version/undated: nothing says which version this file is of; it is taken for 2016-10 | Add version: to its "
          "front matter, or give its path the version",
          "version/unknown: the version \"2018\" is not declared in site.yml | Declare it under versions, or name a "
          "declared one"));
}

TEST(Catalog, DatesSayNothingWhereLabelsAreNoDates) {
  TinySite site;
  site.set_versions({"v1", "v2"});
  site.article(site.add("en-us/a.md", "# A")).front_matter.date = Date{2016, 9, 30};
  site.link();
  EXPECT_THAT(site.findings(), ElementsAre("version/undated: the date \"2016-09-30\" does not say which version this "
                                           "file is of; it is taken for v2 | Add "
                                           "version: to its front matter, or give its path the version"));
}

TEST(Catalog, ASiteWithOneOrNoVersionAsksForNone) {
  for (const auto& versions : {std::vector<std::string>{"1"}, std::vector<std::string>{}}) {
    TinySite site;
    site.set_versions(versions);
    site.add("en-us/a.md", "# A\n[b](b.md)");
    site.add("en-us/b.md", "# B");
    site.link();
    EXPECT_THAT(site.findings(), IsEmpty());
    EXPECT_THAT(site.pages(), ElementsAre("a.html = en-us/a.md", "b.html = en-us/b.md", "nl-nl/a.html = en-us/a.md",
                                          "nl-nl/b.html = en-us/b.md"));
  }
}

TEST(Catalog, LocaleComesFromPathElseFrontMatterElseSource) {
  TinySite site;
  site.article(site.add("nl-nl/2015-06/a.md", "# A")).front_matter.locale = "en-us";
  site.article(site.add("2015-06/b.md", "# B")).front_matter.locale = "nl-NL";
  site.add("2015-06/c.md", "# C");
  site.article(site.add("2015-06/d.md", "# D")).front_matter.locale = "fr-fr";
  site.link();
  EXPECT_EQ(place_of(site, "nl-nl/2015-06/a.md"), "a nl-nl 2015-06..2016-10");
  EXPECT_EQ(place_of(site, "2015-06/c.md"), "c en-us 2015-06..2016-10");
  EXPECT_EQ(place_of(site, "2015-06/d.md"), "d en-us 2015-06..2016-10");
  EXPECT_THAT(site.findings(),
              ElementsAre("locale/unknown: the locale \"fr-fr\" is not declared in site.yml; the file is taken for "
                          "en-us | Declare it under locales, or correct it"));
}

TEST(Catalog, TheLastHandBackOfATranslationWins) {
  TinySite site;
  FrontMatter& first = site.article(site.add("nl-nl/2015-06/a.md", "# First")).front_matter;
  first.fields.push_back({.key = "ms.lasthandoff", .value = "10/05/2017"});
  FrontMatter& second = site.article(site.add("a.md", "# Second")).front_matter;
  second.fields.push_back({.key = "ms.lasthandoff", .value = "01/29/2018"});
  second.version = "2015-06";
  second.locale = "nl-nl";
  site.link();
  ASSERT_EQ(site.library.variants.size(), 1U);
  EXPECT_EQ(site.sources.file(site.library.variants[0].compiled.source).path, "a.md");
  EXPECT_THAT(site.findings(),
              ElementsAre("version/duplicate: this file is left out: it is \"a\" in 2015-06 and nl-nl, as is \"a.md\", "
                          "whose ms.lasthandoff is later | Give one of them another version, or exclude it"));
}

TEST(Catalog, AVariantHoldsUntilItsSuccessorOrItsArticlesEnd) {
  TinySite site;
  site.add("en-us/2015-06/a.md", "# A");
  site.add("en-us/2015-10/a.md", "# A");
  site.add("nl-nl/2015-06/a.md", "# A");
  site.add("en-us/2015-06/b.md", "# B");
  site.retire("b", "2016-10", "a");
  site.link();
  EXPECT_EQ(place_of(site, "en-us/2015-06/a.md"), "a en-us 2015-06..2015-06");
  EXPECT_EQ(place_of(site, "en-us/2015-10/a.md"), "a en-us 2015-10..2016-10");
  EXPECT_EQ(place_of(site, "nl-nl/2015-06/a.md"), "a nl-nl 2015-06..2016-10");
  EXPECT_EQ(place_of(site, "en-us/2015-06/b.md"), "b en-us 2015-06..2015-10");
}

TEST(Catalog, RetirementsNameArticles) {
  TinySite site;
  site.add("en-us/2015-06/start.md", "# A");
  site.add("en-us/2016-10/late.md", "# A");
  site.retire("stat", "2015-10", "start");
  site.retire("start", "2016-10", "begin");
  site.retire("late", "2015-10", "");
  site.retire("old-name", "", "start");
  site.link();
  EXPECT_THAT(
      site.findings(),
      ElementsAre("config/bad-value: \"stat\" is retired, but it is no article | The nearest article is \"start\"",
                  "config/bad-value: \"late\" ends in 2015-10, but \"en-us/2016-10/late.md\" is its text of 2016-10 | "
                  "Let it end "
                  "later, or remove that text"));
}

TEST(Catalog, AFileThatIsOnlyARedirectRetiresItsArticle) {
  TinySite site;
  site.add("en-us/2015-06/old.md", "# Old");
  site.add("en-us/2015-06/user-help/new.md", "# New");
  site.article(site.add("en-us/2015-10/old.md", "")).front_matter.redirect_url = "./user-help/new";
  site.add("en-us/2015-06/from.md", "[old](old.md)");
  site.link();
  EXPECT_EQ(place_of(site, "en-us/2015-06/old.md"), "old en-us 2015-06..2015-06");
  EXPECT_THAT(site.pages(), testing::Contains("v/2015-06/old.html = en-us/2015-06/old.md"));
}

}  // namespace
}  // namespace waymark
