#include "search/plain_text.h"

#include <gtest/gtest.h>

namespace waymark {
namespace {

std::string text_of(std::string html, std::uint8_t level = 0) {
  Section section;
  section.level = level;
  return plain_text(section, Piece{.html = std::move(html), .slots = {}, .scoped = {}}).text;
}

TEST(PlainText, BlocksAreLinesAndMarkupIsGone) {
  EXPECT_EQ(text_of("<p>One <strong>t</strong>wo\n three</p>\n<ul>\n<li>a</li>\n<li>b</li></ul>"),
            "One two three\na\nb");
  EXPECT_EQ(text_of("<h2 id=\"x\">Title</h2>\n<p>Text</p>", 2), "Text");
  EXPECT_EQ(text_of("<pre><code>a  =\n  1</code></pre>"), "a = 1");
  EXPECT_EQ(text_of("<table><tr><td>a</td><td>b</td></tr></table>"), "a\nb");
}

TEST(PlainText, EntitiesAreCharacters) {
  EXPECT_EQ(text_of("a &lt; b &amp;&quot;c&quot; &eacute; &#39; &nosuch; & &;"), "a < b &\"c\" é ' &nosuch; & &;");
  EXPECT_EQ(text_of("&amp;lt;"), "&lt;");
}

TEST(PlainText, AlternativeTextsAreWords) {
  EXPECT_EQ(text_of("<p>See<img src=\"a.png\" alt=\"The &quot;Next&quot; button\" />here</p>"),
            "See The \"Next\" button here");
  EXPECT_EQ(text_of("<p>a<img src=\"a.png\" alt=\"\" />b</p>"), "ab");
}

TEST(PlainText, MarksOfFootnotesAndKindsOfAlertsAreNot) {
  EXPECT_EQ(text_of("<p>a<sup class=\"footnote-ref\"><a href=\"#fn-1\">1</a></sup> b</p>"), "a b");
  EXPECT_EQ(text_of("<p class=\"alert-title\">\xEE\x80\x80Note\xEE\x80\x81</p><p>x</p>"), "x");
  EXPECT_EQ(text_of("<p>x <a class=\"footnote-backref\" href=\"#a\">↩</a></p>"), "x");
}

TEST(PlainText, BrokenMarkupEndsWithTheText) {
  EXPECT_EQ(text_of("a<b"), "a");
  EXPECT_EQ(text_of("a<img alt=\"x"), "a x");
  EXPECT_EQ(text_of("a &am"), "a &am");
}

}  // namespace
}  // namespace waymark
