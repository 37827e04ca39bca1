#include "render/pages/switches.h"

#include <gtest/gtest.h>

#include "page_site.h"

namespace waymark {
namespace {

PageSite two_languages() {
  PageSite site;
  site.add("en-us/2015-06/start", "Start", "");
  site.add("en-us/2016-10/start", "Start", "");
  site.add("en-us/2017-03/start", "Start", "");
  site.add("nl-nl/2016-10/start", "Begin", "");
  site.add("en-us/2015-06/only", "Only", "");
  return site;
}

TEST(Switches, VersionsAreThoseWithAWordingOfTheirOwn) {
  PageSite site = two_languages();
  EXPECT_EQ(lines(site.page("start.html").versions),
            "March 2017 -> start.html [current] (current)\n"
            "October 2016 -> v/2016-10/start.html\n"
            "June 2015 -> v/2015-06/start.html\n");
  EXPECT_EQ(lines(site.page("v/2016-10/start.html").versions),
            "March 2017 -> ../../start.html (current)\n"
            "October 2016 -> start.html [current]\n"
            "June 2015 -> ../2015-06/start.html\n");
  EXPECT_EQ(lines(site.page("nl-nl/start.html").versions), "oktober 2016 -> start.html [current] (huidig)\n");
  EXPECT_EQ(lines(site.page("only.html").versions), "June 2015 -> only.html [current] (current)\n");
  EXPECT_EQ(lines(site.page("nl-nl/only.html").versions), "juni 2015 -> only.html [current] (huidig)\n");
  EXPECT_EQ(site.page("v/2015-06/start.html").version_label, "June 2015");
}

TEST(Switches, WithAllVersionsTheCurrentOneAndThePagesOwnNameWhoseWordingTheyHave) {
  PageSite site = two_languages();
  site.config.version_pages = VersionPages::all;
  EXPECT_EQ(lines(site.page("v/2016-10/only.html").versions),
            "March 2017 -> ../../only.html (current, as in June 2015)\n"
            "October 2016 -> only.html [current] (as in June 2015)\n"
            "June 2015 -> ../2015-06/only.html\n");
  EXPECT_EQ(lines(site.page("v/2015-06/only.html").versions),
            "March 2017 -> ../../only.html (current, as in June 2015)\n"
            "June 2015 -> only.html [current]\n");
  EXPECT_EQ(lines(site.page("v/2015-06/start.html").versions),
            "March 2017 -> ../../start.html (current)\n"
            "October 2016 -> ../2016-10/start.html\n"
            "June 2015 -> start.html [current]\n");
}

TEST(Switches, LocalesAreThoseWithATranslation) {
  PageSite site = two_languages();
  EXPECT_EQ(lines(site.page("start.html").locales),
            "English -> start.html [current]\nNederlands -> nl-nl/start.html\n");
  EXPECT_EQ(lines(site.page("nl-nl/start.html").locales),
            "English -> ../start.html\nNederlands -> start.html [current]\n");
  EXPECT_EQ(lines(site.page("only.html").locales), "English -> only.html [current]\n");
  EXPECT_EQ(lines(site.page("nl-nl/only.html").locales),
            "English -> ../only.html\nNederlands -> only.html [current] (in het Engels)\n");
}

TEST(Switches, AlternatesAreTranslationsAndADefault) {
  PageSite site = two_languages();
  const std::string both =
      "https://help.example.org/mfa/start.html en-US\n"
      "https://help.example.org/mfa/nl-nl/start.html nl-NL\n"
      "https://help.example.org/mfa/start.html x-default\n";
  EXPECT_EQ(lines(site.page("start.html").alternates), both);
  EXPECT_EQ(lines(site.page("nl-nl/start.html").alternates), both);
  EXPECT_EQ(lines(site.page("only.html").alternates), "");
  EXPECT_EQ(lines(site.page("v/2015-06/start.html").alternates), "");
}

TEST(Switches, ASiteWithOneOfThemHasNone) {
  PageSite site;
  site.config.versions.resize(1);
  site.config.locales.resize(1);
  site.add("en-us/2015-06/start", "Start", "");
  EXPECT_TRUE(site.page("start.html").versions.empty());
  EXPECT_TRUE(site.page("start.html").locales.empty());
}

}  // namespace
}  // namespace waymark
