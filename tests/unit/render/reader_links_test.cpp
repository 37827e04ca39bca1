#include "render/pages/reader_links.h"

#include <gtest/gtest.h>

#include "page_site.h"

namespace waymark {
namespace {

std::string fields(const PageFeedback& feedback) {
  std::string out;
  for (const PageFeedback::Field& field : feedback.fields) out += field.name + "=" + field.value + ";";
  return out;
}

PageSite two_wordings(VersionPages pages = VersionPages::archive) {
  PageSite site;
  site.config.content = {{.folder = "elsewhere"}, {.folder = "."}};
  site.config.version_pages = pages;
  site.add("en-us/2015-06/set up", "Set up", "<p>old</p>");
  site.add("en-us/2017-03/set up", "Set up & go", "<p>new</p>");
  return site;
}

TEST(ReaderLinks, TheLinkToEditNamesTheFileWhoseTextIsShown) {
  PageSite site = two_wordings();
  site.config.edit_url = "https://example.org/edit/{path}?a={article}&l={locale}&v={version}";
  EXPECT_EQ(site.page("set up.html").edit_url,
            "https://example.org/edit/en-us/2017-03/set%20up.md?a=set%20up&l=en-us&v=2017-03");
  EXPECT_EQ(site.page("nl-nl/set up.html").edit_url,
            "https://example.org/edit/en-us/2017-03/set%20up.md?a=set%20up&l=en-us&v=2017-03");
}

TEST(ReaderLinks, SupersededWordingsAreNeitherEditedNorAskedAbout) {
  PageSite archive = two_wordings();
  archive.config.edit_url = "https://example.org/{path}";
  archive.config.feedback.url = "https://example.org/{version}";
  EXPECT_EQ(archive.page("v/2015-06/set up.html").edit_url, "");
  EXPECT_EQ(archive.page("v/2015-06/set up.html").feedback.url, "");
  PageSite all = two_wordings(VersionPages::all);
  all.config.edit_url = "https://example.org/{path}";
  all.config.feedback.url = "https://example.org/{version}";
  EXPECT_EQ(all.page("v/2015-06/set up.html").edit_url, "https://example.org/en-us/2015-06/set%20up.md");
  EXPECT_EQ(all.page("v/2015-06/set up.html").feedback.url, "https://example.org/2015-06");
}

TEST(ReaderLinks, AFolderOfContentMayHaveItsOwn) {
  PageSite site = two_wordings();
  site.config.edit_url = "https://example.org/{path}";
  site.config.content[1].edit_url = "/edit/{path}";
  EXPECT_EQ(site.page("set up.html").edit_url, "/edit/en-us/2017-03/set%20up.md");
  PageSite other = two_wordings();
  other.config.edit_url = "https://example.org/{path}";
  other.config.content.pop_back();
  EXPECT_EQ(other.page("set up.html").edit_url, "");
}

TEST(ReaderLinks, WhatReplacesANameIsEncodedAndNotReplacedAgain) {
  PageSite site = two_wordings();
  site.articles.back().title = "{url} & /<b>";
  site.config.feedback.url = "https://example.org/?t={title}&u={url}&n={usage}";
  EXPECT_EQ(
      site.page("set up.html").feedback.url,
      "https://example.org/?t=%7Burl%7D%20%26%20%2F%3Cb%3E&u=https%3A%2F%2Fhelp.example.org%2Fmfa%2Fset%2520up.html"
      "&n=");
}

TEST(ReaderLinks, AFormSendsWhatItIsAbout) {
  PageSite site = two_wordings();
  site.config.base_url.clear();
  site.config.feedback = {.url = "https://example.org/say?key=1", .kind = FeedbackConfig::Kind::form};
  const PageFeedback post = site.page("set up.html").feedback;
  EXPECT_EQ(post.url, "");
  EXPECT_EQ(post.method, "post");
  EXPECT_EQ(post.action, "https://example.org/say?key=1");
  EXPECT_EQ(fields(post), "article=set up;locale=en-us;version=2017-03;url=/set up.html;title=Set up & go;");
}

TEST(ReaderLinks, AFormThatIsSentByGetHasTheFieldsOfItsAddress) {
  PageSite site = two_wordings();
  site.config.feedback = {.url = "https://example.org/{article}?entry.1={title}+{locale}&a%26b=c%3D&&flag#x",
                          .kind = FeedbackConfig::Kind::form,
                          .post = false};
  const PageFeedback get = site.page("set up.html").feedback;
  EXPECT_EQ(get.method, "get");
  EXPECT_EQ(get.action, "https://example.org/set%20up");
  EXPECT_EQ(fields(get), "entry.1=Set up & go en-us;a&b=c=;flag=;");
}

}  // namespace
}  // namespace waymark
