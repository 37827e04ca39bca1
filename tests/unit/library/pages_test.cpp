#include "library/pages/pages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tiny_site.h"

namespace waymark {
namespace {

using testing::ElementsAre;

TEST(Pages, ArchiveHasTheCurrentEditionCompleteAndEachSupersededWordingOnce) {
  TinySite site;
  site.add("en-us/2015-06/home.md", "# Home");
  site.add("en-us/2015-06/a.md", "# A");
  site.add("en-us/2015-10/a.md", "# A");
  site.add("nl-nl/2015-06/a.md", "# A");
  site.add("nl-nl/2016-10/a.md", "# A");
  site.add("nl-nl/2015-06/only-dutch.md", "# D");
  site.link();
  EXPECT_THAT(site.pages(),
              ElementsAre("a.html = en-us/2015-10/a.md", "index.html = en-us/2015-06/home.md",
                          "nl-nl/a.html = nl-nl/2016-10/a.md", "nl-nl/index.html = en-us/2015-06/home.md",
                          "nl-nl/only-dutch.html = nl-nl/2015-06/only-dutch.md",
                          "nl-nl/v/2015-06/a.html = nl-nl/2015-06/a.md", "v/2015-06/a.html = en-us/2015-06/a.md"));
  for (const ArticlePage& page : site.library.pages) {
    EXPECT_EQ(page.archive, page.path.str().find("v/") != std::string::npos) << page.path.str();
    EXPECT_EQ(page.fallback, page.path.str() == "nl-nl/index.html") << page.path.str();
  }
}

TEST(Pages, AllHasEveryEditionComplete) {
  TinySite site;
  site.config.version_pages = VersionPages::all;
  site.set_versions({"v1", "v2"});
  site.add("en-us/v1/a.md", "# A");
  site.add("nl-nl/v2/a.md", "# A");
  site.link();
  EXPECT_THAT(site.pages(), ElementsAre("a.html = en-us/v1/a.md", "nl-nl/a.html = nl-nl/v2/a.md",
                                        "nl-nl/v/v1/a.html = en-us/v1/a.md", "v/v1/a.html = en-us/v1/a.md"));
}

TEST(Pages, ARetiredArticleKeepsItsArchive) {
  TinySite site;
  site.add("en-us/2015-06/old.md", "# Old");
  site.retire("old", "2015-10", "");
  site.link();
  EXPECT_THAT(site.pages(), ElementsAre("v/2015-06/old.html = en-us/2015-06/old.md"));
  EXPECT_FALSE(site.library.page_of(ArticleId{0}, site.edition("en-us", "2016-10")));
  EXPECT_TRUE(site.library.page_of(ArticleId{0}, site.edition("nl-nl", "2015-06")));
}

TEST(Pages, PageOfFollowsTheWording) {
  TinySite site;
  site.add("en-us/2015-06/a.md", "# A");
  site.add("nl-nl/2016-10/a.md", "# A");
  site.link();
  const auto page = [&](const char* locale, const char* version) {
    const auto found = site.library.page_of(ArticleId{0}, site.edition(locale, version));
    return found ? site.library.pages[*found].path.str() : "none";
  };
  EXPECT_EQ(page("en-us", "2015-06"), "a.html");
  EXPECT_EQ(page("en-us", "2016-10"), "a.html");
  EXPECT_EQ(page("nl-nl", "2016-10"), "nl-nl/a.html");
  // Before there was a translation, Dutch readers had the English wording, which still holds.
  EXPECT_EQ(page("nl-nl", "2015-10"), "a.html");
}

TEST(Pages, TakenAddressesGetANumber) {
  TinySite site;
  site.add("en-us/2015-06/404.md", "# A");
  site.add("en-us/2015-06/Case.md", "# A");
  site.add("en-us/2015-06/case.md", "# A");
  site.add("en-us/2015-06/index.md", "# A");
  site.add("en-us/2015-06/v/notes.md", "# A");
  site.set_locales({"en-us"});
  site.link();
  EXPECT_THAT(site.pages(), ElementsAre("404-2.html = en-us/2015-06/404.md", "Case.html = en-us/2015-06/Case.md",
                                        "case-2.html = en-us/2015-06/case.md", "index-2.html = en-us/2015-06/index.md",
                                        "v-2/notes.html = en-us/2015-06/v/notes.md"));
  EXPECT_EQ(site.findings().size(), 4U);
  EXPECT_EQ(site.findings().front(),
            "version/duplicate: \"404.html\" is the address of something else; the article \"404\" is at "
            "\"404-2.html\" | Rename the "
            "article");
}

TEST(Pages, AssetsKeepTheirPathBelowTheirEdition) {
  TinySite site;
  site.add("en-us/2015-06/a.md", "# A");
  for (const char* asset : {"media/common.png", "en-us/2015-06/media/x.png", "en-us/2016-10/media/x.png",
                            "nl-nl/2015-06/media/x.png", "nl-nl/2015-10/media/x.png", "media/X.png", "a.html"}) {
    site.add_asset(asset);
  }
  site.link();
  std::vector<std::string> paths;
  for (const SitePath& path : site.library.asset_paths) paths.push_back(path.str());
  EXPECT_THAT(paths, ElementsAre("media/common.png", "v/2015-06/media/x.png", "media/x-2.png",
                                 "nl-nl/v/2015-06/media/x.png", "nl-nl/media/x.png", "media/X.png", "a-2.html"));
}

}  // namespace
}  // namespace waymark
