#include "render/pages/article_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "page_site.h"

namespace waymark {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string body(const std::string& html) {
  PageSite site;
  site.add("en-us/2017-03/guide/start", "Start", html);
  site.add("en-us/2017-03/other", "Other", "<p></p>", {"2 more More & more"});
  site.add_asset("media/a b.png");
  return site.page("guide/start.html").body_html;
}

TEST(ArticleBody, SlotsAreFilled) {
  struct Case {
    const char* html;
    const char* wanted;
  };
  const Case cases[] = {
      {"<a href=\"{link ../other.md}\">x</a>", "<a href=\"../other.html\">x</a>"},
      {"<a href=\"{link ../other.md#more}\">x</a>", "<a href=\"../other.html#more\">x</a>"},
      {"<img src=\"{image ../media/a b.png}\" alt=\"y\">", "<img src=\"../media/a%20b.png\" alt=\"y\">"},
      {"<a href=\"{link https://e.org/?a=\"&b}\">x</a>",
       "<a href=\"https://e.org/?a=%22&amp;b\" rel=\"noopener\">x</a>"},
      {"<a rel=\"me\" href=\"{link https://e.org/}\">x</a>", "<a rel=\"me\" href=\"https://e.org/\">x</a>"},
      {"<a href=\"{link mailto:a@b.c}\">x</a>", "<a href=\"mailto:a@b.c\">x</a>"},
      // what leads nowhere
      {"<a href=\"{link no.md}\">x</a>", "<a>x</a>"},
      {"<p><a class=\"c\" href=\"{link no.md}\" title=\"t>\">x</a></p>", "<p><a class=\"c\" title=\"t>\">x</a></p>"},
      {"<a href=\"{link no.md}\"><img src=\"{image ../media/a b.png}\" alt=\"\"></a>",
       "<a><img src=\"../media/a%20b.png\" alt=\"\"></a>"},
      {"<video poster=\"{image no.png}\"></video>", "<video></video>"},
      // what may be too wide
      {"<pre><code>x</code></pre>", "<pre tabindex=\"0\"><code>x</code></pre>"},
      {"<table><tr><td>x</td></tr></table>",
       "<div class=\"table-scroll\" role=\"group\" tabindex=\"0\" "
       "aria-label=\"Table\"><table><tr><td>x</td></tr></table></div>"},
      {"<div class=\"table-scroll\" role=\"region\" tabindex=\"0\">\n<table>x</table>\n</div>",
       "<div class=\"table-scroll\" role=\"group\" tabindex=\"0\" aria-label=\"Table\">\n<table>x</table>\n</div>"},
      {"<table><table></table></table></table>",
       "<div class=\"table-scroll\" role=\"group\" tabindex=\"0\" aria-label=\"Table\"><table>"
       "<div class=\"table-scroll\" role=\"group\" tabindex=\"0\" "
       "aria-label=\"Table\"><table></table></div></table></div></table>"},
      {"<tablex>", "<tablex>"},
      // the marks round alert titles, written by an author
      {"<p>\xEE\x80\x80note\xEE\x80\x81</p>", "<p>\xEE\x80\x80note\xEE\x80\x81</p>"},
      {"<p class=\"alert-title\">\xEE\x80\x80script\xEE\x80\x81</p>",
       "<p class=\"alert-title\">\xEE\x80\x80script\xEE\x80\x81</p>"},
  };
  for (const Case& one : cases) EXPECT_EQ(body(one.html), one.wanted) << one.html;
}

TEST(ArticleBody, AMissingImageLeavesItsText) {
  const std::string shown =
      body("<p>a <img src=\"{image no.png}\" alt=\"The &quot;menu&quot; > here\" width=\"5\"> b</p>");
  EXPECT_THAT(shown, testing::StartsWith("<p>a <span class=\"image-missing\"><svg"));
  EXPECT_THAT(shown, testing::EndsWith("</svg>The &quot;menu&quot; > here</span> b</p>"));
  EXPECT_THAT(body("<img src=\"{image no.png}\" alt=\"\">"), HasSubstr("Picture not available</span>"));
}

TEST(ArticleBody, AlertTitlesAreInTheLanguageOfTheText) {
  PageSite site;
  const std::string html =
      "<div class=\"alert alert-note\"><p class=\"alert-title\">\xEE\x80\x80note\xEE\x80\x81</p></div>";
  site.add("en-us/2017-03/start", "Start", html);
  site.add("nl-nl/2017-03/start", "Begin", html);
  site.add("en-us/2017-03/only", "Only", html);
  EXPECT_THAT(site.page("start.html").body_html, HasSubstr("</svg>Note</p>"));
  EXPECT_THAT(site.page("nl-nl/start.html").body_html, HasSubstr("</svg>Opmerking</p>"));
  EXPECT_THAT(site.page("nl-nl/only.html").body_html, HasSubstr("</svg>Note</p>"));
}

TEST(ArticlePage, HasWhatReadersAndSearchEnginesNeed) {
  PageSite site;
  Article& start = site.add("en-us/2017-03/start", "Start | Example Docs", "<h1>S</h1>",
                            {"1 s S", "2 a A", "3 b B", "2 c C", "4 d D"});
  start.front_matter.description = "How to begin.";
  start.front_matter.date = Date{.year = 2017, .month = 3, .day = 23};
  site.config.title_suffixes = {"Example Docs"};
  const Page page = site.page("start.html");
  EXPECT_EQ(page.title, "Start");
  EXPECT_EQ(page.description, "How to begin.");
  EXPECT_EQ(page.lang, "en-US");
  EXPECT_EQ(page.date, "2017-03-23");
  EXPECT_EQ(page.date_text, "March 23, 2017");
  EXPECT_TRUE(page.has_h1);
  EXPECT_EQ(page.canonical, "https://help.example.org/mfa/start.html");
  EXPECT_EQ(page.og_url, page.canonical);
  EXPECT_FALSE(page.noindex);
  ASSERT_EQ(page.outline.size(), 2U);
  EXPECT_EQ(page.outline[0].url, "#a");
  ASSERT_EQ(page.outline[0].children.size(), 1U);
  EXPECT_EQ(page.outline[0].children[0].url, "#b");
  EXPECT_EQ(page.outline[1].url, "#c");
}

TEST(ArticlePage, WithoutBaseUrlThereAreNoAbsoluteAddresses) {
  PageSite site;
  site.config.base_url.clear();
  site.add("en-us/2017-03/start", "Start", "");
  site.add("nl-nl/2017-03/start", "Begin", "");
  const Page page = site.page("start.html");
  EXPECT_EQ(page.canonical + page.og_url + lines(page.alternates), "");
}

TEST(ArticlePage, AnUntranslatedArticleSaysSo) {
  PageSite site;
  site.add("en-us/2017-03/start", "Start", "<p>x</p>");
  const Page page = site.page("nl-nl/start.html");
  EXPECT_EQ(page.lang, "nl-NL");
  EXPECT_EQ(page.content_lang, "en-US");
  EXPECT_EQ(page.content_dir, "ltr");
  EXPECT_EQ(page.canonical, "https://help.example.org/mfa/start.html");
  EXPECT_EQ(page.og_url, "https://help.example.org/mfa/nl-nl/start.html");
  ASSERT_EQ(page.notices.size(), 1U);
  EXPECT_EQ(page.notices[0].text,
            "Deze pagina is nog niet beschikbaar in het Nederlands. U ziet de tekst in het Engels.");
  EXPECT_EQ(lines(page.notices[0].links), "Open de pagina in het Engels. -> ../start.html\n");
  EXPECT_EQ(lines(page.alternates), "");
}

TEST(ArticlePage, AnOlderWordingSaysWhenItHeld) {
  PageSite site;
  site.add("en-us/2015-06/start", "Old", "");
  site.add("en-us/2017-03/start", "New", "");
  site.add("en-us/2016-10/other", "Other", "");
  site.add("en-us/2017-03/other", "Other", "");
  const Page page = site.page("v/2015-06/start.html");
  EXPECT_TRUE(page.noindex);
  EXPECT_EQ(page.canonical, "https://help.example.org/mfa/start.html");
  EXPECT_EQ(page.home_url, "../../index.html");
  ASSERT_EQ(page.notices.size(), 1U);
  EXPECT_EQ(page.notices[0].text, "You are reading the help as it was from June 2015 to October 2016.");
  EXPECT_EQ(lines(page.notices[0].links), "Read the current page. -> ../../start.html\n");
  EXPECT_EQ(site.page("v/2016-10/other.html").notices[0].text, "You are reading the help as it was in October 2016.");
  EXPECT_FALSE(page.previous || page.next);
}

TEST(ArticlePage, ARetiredArticleNamesItsSuccessor) {
  PageSite site;
  site.add("en-us/2015-06/old", "Old", "");
  site.add("en-us/2015-06/new", "New", "", {"2 part Part"});
  site.retire("old", "2016-10", "new#part");
  const Page page = site.page("v/2015-06/old.html");
  EXPECT_EQ(page.canonical, "");
  ASSERT_EQ(page.notices.size(), 1U);
  EXPECT_EQ(page.notices[0].text,
            "You are reading the help as it was in June 2015. This article has since been withdrawn.");
  EXPECT_EQ(lines(page.notices[0].links), "Read what took its place. -> ../../new.html#part\n");
}

TEST(ArticlePage, HostileTextsStayText) {
  PageSite site;
  const std::string hostile = "\"><script>alert(1)</script>";
  site.config.title.by_locale = {{"", hostile}};
  Article& article = site.add("en-us/2017-03/start", hostile, "<p>x</p>");
  article.front_matter.description = hostile;
  site.config.versions.back().label = hostile;
  site.config.locales[1].name = hostile;
  site.add_usage("a", hostile);
  site.config.usage_question.by_locale = {{"", hostile}};
  site.navigate({hostile + "X", "> start"});
  for (const Output& output : site.render()) {
    if (output.path.str().ends_with(".html")) {
      EXPECT_THAT(output.bytes, Not(HasSubstr("<script>"))) << output.path.str();
    }
  }
}

}  // namespace
}  // namespace waymark
