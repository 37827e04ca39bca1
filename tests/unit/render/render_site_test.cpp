#include "render/render_site.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "page_site.h"

namespace waymark {
namespace {

using testing::HasSubstr;
using testing::Not;

std::vector<std::string> paths(const std::vector<Output>& outputs) {
  std::vector<std::string> out;
  for (const Output& output : outputs) out.push_back(output.path.str());
  return out;
}

PageSite site_with_usages() {
  PageSite site;
  Article& start = site.add("en-us/2017-03/start", "Start", "<p>x</p>");
  start.front_matter.date = Date{.year = 2017, .month = 3, .day = 23};
  site.add("nl-nl/2017-03/start", "Begin", "<p>x</p>");
  site.add("en-us/2015-06/set-up", "Set up", "<p>x</p>");
  site.add("en-us/2017-03/set-up", "Set up", "<p>x</p>");
  site.add("en-us/2015-06/old", "Old", "<p>x</p>");
  site.retire("old", "2016-10", "set-up");
  site.retire("never", "", "older");
  site.retire("older", "", "old");
  site.retire("bad", "", "javascript:alert(1)");
  site.retire("circle", "", "circle");
  site.add_usage("azure", "I use Azure");
  site.navigate({"start", "set-up"});
  return site;
}

TEST(RenderSite, EveryKindOfPageIsThere) {
  PageSite site = site_with_usages();
  EXPECT_THAT(paths(site.render()),
              testing::UnorderedElementsAre(
                  "404.html", "_headers", "_redirects", "redirects.nginx.map", "redirects.apache.conf",
                  "for/azure/index.html", "history/set-up.html", "whats-new.html", "nl-nl/whats-new.html", "index.html",
                  "never.html", "nl-nl/for/azure/index.html", "nl-nl/index.html", "nl-nl/never.html", "nl-nl/old.html",
                  "nl-nl/older.html", "nl-nl/set-up.html", "nl-nl/start.html", "old.html", "older.html", "set-up.html",
                  "sitemap.xml", "start.html", "v/2015-06/old.html", "v/2015-06/set-up.html", "for/azure/start.html",
                  "for/azure/set-up.html", "nl-nl/for/azure/start.html", "nl-nl/for/azure/set-up.html",
                  "for/azure/never.html", "for/azure/old.html", "for/azure/older.html", "nl-nl/for/azure/never.html",
                  "nl-nl/for/azure/old.html", "nl-nl/for/azure/older.html", "search.html", "nl-nl/search.html",
                  "a-z.html", "nl-nl/a-z.html", "for/azure/a-z.html", "nl-nl/for/azure/a-z.html"));
}

TEST(RenderSite, RedirectsLeadToTheEndOfAChain) {
  PageSite site = site_with_usages();
  const std::string html = site.html("nl-nl/never.html");
  EXPECT_THAT(html, HasSubstr("<meta http-equiv=\"refresh\" content=\"0; url=set-up.html\">"));
  EXPECT_THAT(html, HasSubstr("<meta name=\"robots\" content=\"noindex\">"));
  EXPECT_THAT(html, HasSubstr("<link rel=\"canonical\" href=\"https://help.example.org/mfa/nl-nl/set-up.html\">"));
  EXPECT_THAT(html, HasSubstr("href=\"set-up.html\""));
}

TEST(RenderSite, HomePagesAskTheQuestionAndListEverything) {
  PageSite site = site_with_usages();
  const std::string html = site.html("nl-nl/index.html");
  EXPECT_THAT(html, HasSubstr("<html lang=\"nl-NL\" dir=\"ltr\">"));
  EXPECT_THAT(html, HasSubstr("<h1>Hulp</h1>"));
  EXPECT_THAT(html, HasSubstr("<a href=\"for/azure/index.html\" data-usage=\"azure\">"));
  EXPECT_THAT(html, HasSubstr("<a href=\"start.html\">Begin</a>"));
  EXPECT_THAT(html, HasSubstr("<a href=\"set-up.html\" lang=\"en-US\" dir=\"ltr\">Set up</a>"));
}

TEST(RenderSite, AnArticleCanBeTheHomePage) {
  PageSite site = site_with_usages();
  site.config.home = "start";
  const std::vector<Output> outputs = site.render();
  EXPECT_THAT(paths(outputs), testing::Contains("index.html").Times(1));
  EXPECT_THAT(paths(outputs), Not(testing::Contains("start.html")));
  const std::string html = site.html("index.html");
  EXPECT_THAT(html, HasSubstr("<h1>Start</h1>"));
  EXPECT_THAT(html, HasSubstr("<a href=\"for/azure/index.html\" data-usage=\"azure\">"));
}

TEST(RenderSite, ThePageForMissingPagesWorksAtAnyAddress) {
  PageSite site = site_with_usages();
  const std::string html = site.html("404.html");
  EXPECT_THAT(html, HasSubstr("href=\"/mfa/assets/site."));
  EXPECT_THAT(html, HasSubstr("href=\"/mfa/index.html\""));
  EXPECT_THAT(html, HasSubstr("href=\"/mfa/start.html\""));
  EXPECT_THAT(html, Not(HasSubstr("rel=\"canonical\"")));
}

TEST(RenderSite, SitemapHasWhatSearchEnginesShouldKnow) {
  PageSite site = site_with_usages();
  const std::string map = site.html("sitemap.xml");
  EXPECT_THAT(
      map,
      HasSubstr(
          "<url><loc>https://help.example.org/mfa/start.html</loc><lastmod>2017-03-23</lastmod>"
          "<xhtml:link rel=\"alternate\" hreflang=\"en-US\" href=\"https://help.example.org/mfa/start.html\"/>"
          "<xhtml:link rel=\"alternate\" hreflang=\"nl-NL\" href=\"https://help.example.org/mfa/nl-nl/start.html\"/>"
          "<xhtml:link rel=\"alternate\" hreflang=\"x-default\" "
          "href=\"https://help.example.org/mfa/start.html\"/></url>\n"));
  EXPECT_THAT(map, HasSubstr("<url><loc>https://help.example.org/mfa/set-up.html</loc></url>"));
  EXPECT_THAT(map, HasSubstr("<loc>https://help.example.org/mfa/nl-nl/</loc>"));
  EXPECT_THAT(map, HasSubstr("<loc>https://help.example.org/mfa/for/azure/</loc>"));
  for (const char* absent : {"/v/", "nl-nl/set-up", "404", "old.html"})
    EXPECT_THAT(map, Not(HasSubstr(absent))) << absent;
  site.config.base_url.clear();
  EXPECT_THAT(paths(site.render()), Not(testing::Contains("sitemap.xml")));
}

TEST(RenderSite, TheSameBytesForAnyNumberOfWorkers) {
  PageSite site = site_with_usages();
  for (int i = 0; i < 50; ++i)
    site.add("en-us/2016-10/more/a" + std::to_string(i), "A" + std::to_string(i), "<p>x</p>");
  const std::vector<Output> one = site.render(1);
  for (const std::size_t jobs : {2U, 8U}) {
    const std::vector<Output> many = site.render(jobs);
    ASSERT_EQ(many.size(), one.size());
    for (std::size_t i = 0; i < one.size(); ++i) {
      EXPECT_EQ(many[i].path, one[i].path);
      EXPECT_EQ(many[i].bytes, one[i].bytes);
    }
  }
}

TEST(RenderSite, ASiteWithoutVersionsOrLocalesHasPages) {
  PageSite site;
  site.config.versions.clear();
  site.config.locales.clear();
  site.add("//start", "Start", "<p>x</p>");
  EXPECT_THAT(paths(site.render()), testing::UnorderedElementsAre("404.html", "_headers", "a-z.html", "index.html",
                                                                  "search.html", "sitemap.xml", "start.html"));
}

TEST(RenderSite, WithAllVersionsEachHasAHomePage) {
  PageSite site = site_with_usages();
  site.config.version_pages = VersionPages::all;
  EXPECT_THAT(paths(site.render()),
              testing::IsSupersetOf({"v/2015-06/index.html", "nl-nl/v/2016-10/index.html", "index.html"}));
  EXPECT_THAT(site.html("v/2015-06/set-up.html"), HasSubstr("href=\"index.html\""));
}

}  // namespace
}  // namespace waymark
