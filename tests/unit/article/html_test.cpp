// What raw HTML becomes on a page, and what of it is reported.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "compiled_text.h"
#include "piece_balance.h"

namespace waymark {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

TEST(RawHtml, BecomesCleanHtml) {
  const struct {
    const char* text;
    const char* html;
    std::vector<std::string> rules;
  } cases[] = {
      {"<div class=\"a&b\" data-x='1' aria-label=\"y\">t</div>\n",
       "<div class=\"a&amp;b\" data-x=\"1\" aria-label=\"y\">t</div>\n",
       {}},
      {"<!-- gone -->\n\na <!-- gone --> b\n", "<p>a  b</p>\n", {}},
      {"<center>x</center>\n", "<div class=\"center\">x</div>\n", {}},
      {"a <font color=red>b</font> <nobr>c</nobr> <strike>d</strike>\n",
       "<p>a b <span class=\"nowrap\">c</span> <s>d</s></p>\n",
       {}},
      {"<table border=1><tr><td align=right>x</table>\n",
       "<table><tr><td class=\"align-right\">x</td></tr></table>\n",
       {}},
      {"<ol start=3><li>a<li>b</ol>\n", "<ol start=\"3\"><li>a</li><li>b</li></ol>\n", {}},
      {"<p>a<p>b\n", "<p>a</p><p>b\n</p>\n", {}},
      {"x <br> y <BR/> z\n", "<p>x <br /> y <br /> z</p>\n", {}},
      {"<kbd>Ctrl</kbd>+<sub>1</sub>\n", "<p><kbd>Ctrl</kbd>+<sub>1</sub></p>\n", {}},
      {"<details open><summary>a</summary>b</details>\n", "<details open=\"\"><summary>a</summary>b</details>\n", {}},
      {"<img src=a.png width=10 height=50% onerror=x()>\n",
       "<img src=\"a.png\" width=\"10\" alt=\"\" />\n",
       {"html/script"}},
      {"<a href=\"b.md\" target=\"_blank\">c</a>\n",
       "<p><a href=\"b.md\" target=\"_blank\" rel=\"noopener\">c</a></p>\n",
       {}},
      {"a<script>alert(1)</script>b\n", "<p>ab</p>\n", {"html/script"}},
      {"<script>\nalert(1)\n</script>\nb\n", "<p>b</p>\n", {"html/script"}},
      {"<style>p{}</style>\n", "", {"html/disallowed"}},
      {"<iframe src=\"https://x\"></iframe>\n", "", {"html/disallowed"}},
      {"<p style=\"color:red\">a</p>\n", "<p>a</p>\n", {"html/disallowed"}},
      {"<p onclick=\"x()\">a</p>\n", "<p>a</p>\n", {"html/script"}},
      {"<a href=\"java&#115;cript:x\">a</a>\n", "<p><a>a</a></p>\n", {"html/script"}},
      {"<a href=\"java\tscript:x\">a</a>\n", "<p><a>a</a></p>\n", {"html/script"}},
      {"[a](javascript:x)\n", "<p><a>a</a></p>\n", {"html/script"}},
      {"[a](JaVaScRiPt&colon;x)\n", "<p><a>a</a></p>\n", {"html/script"}},
      {"![a](vbscript:x)\n", "<p><img src=\"\" alt=\"a\" /></p>\n", {"html/script"}},
      {"<blink>a</blink>\n", "<p>a</p>\n", {"html/disallowed"}},
      {"<div\n\nx\n", "&lt;div\n<p>x</p>\n", {}},
      {"a </b> b\n", "<p>a  b</p>\n", {"markdown/stray-end-tag"}},
      {"a <b>b\n\nc\n", "<p>a <b>b</b></p>\n<p>c</p>\n", {"markdown/unclosed-html"}},
      {"<div>\n\n**a**\n\n</div>\n", "<div>\n<p><strong>a</strong></p>\n</div>\n", {}},
      {"- a</li>\n- b\n", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n", {"markdown/stray-end-tag"}},
      {"[a <a href=\"b.md\">c</a>](d.md)\n", "<p><a href=\"d.md\">a c</a></p>\n", {}},
      {"text<td>x</td>\n", "<div class=\"paragraph\">textx</div>\n", {}},
      {"\xEE\x80\x80note\xEE\x80\x81\n", "<p>\xEF\xBF\xBDnote\xEF\xBF\xBD</p>\n", {}},
  };
  for (const auto& c : cases) {
    const CompiledText compiled = compile_text(c.text, Dialect::docs);
    EXPECT_EQ(compiled.html(), c.html) << c.text;
    EXPECT_EQ(compiled.rules(), c.rules) << c.text;
  }
}

TEST(RawHtml, ListItemsInTableCellsGetTheirList) {
  const CompiledText compiled =
      compile_text("A|B\n-|-\nx|a:<br><p>b<li>**c** d</li><p><li>e</li><br><p> f\n", Dialect::legacy);
  EXPECT_THAT(compiled.html(), HasSubstr("<td>a:<br /><p>b</p><ul><li><strong>c</strong> "
                                         "d</li>\n</ul><p></p><ul><li>e</li>\n</ul><br /><p> f</p></td>"));
}

TEST(RawHtml, IsBalancedInEachPiece) {
  const struct {
    const char* text;
    std::vector<std::string> pieces;
  } cases[] = {
      // A wrapper goes on behind a heading; its id does not.
      {"<div class=\"a\" id=\"i\">\n\n# H\n\nx\n\n</div>\n",
       {"<div class=\"a\" id=\"i\">\n</div>\n", "<div class=\"a\">\n<h1 id=\"h\">H</h1>\n<p>x</p>\n</div>\n"}},
      // One that is never closed ends with its section.
      {"<div>\n\n# H\n\nx\n", {"<div>\n</div>\n", "<h1 id=\"h\">H</h1>\n<p>x</p>\n"}},
      // A heading inside what no heading may interrupt stays where it is.
      {"<details>\n\n# H\n\nx\n\n</details>\n\n# I\n",
       {"<details>\n<h1 id=\"h\">H</h1>\n<p>x</p>\n</details>\n", "", "<h1 id=\"i\">I</h1>\n"}},
      {"> # Q\n\n# H\n", {"<blockquote>\n<h1 id=\"q\">Q</h1>\n</blockquote>\n", "", "<h1 id=\"h\">H</h1>\n"}},
  };
  for (const auto& c : cases) {
    const CompiledText compiled = compile_text(c.text, Dialect::docs);
    std::vector<std::string> pieces;
    for (const Piece& piece : compiled.article().pieces) pieces.push_back(piece.html);
    EXPECT_EQ(pieces, c.pieces) << c.text;
  }
}

TEST(RawHtml, IsWrittenAsItStandsInTheSpecificationsDialects) {
  const struct {
    const char* text;
    const char* html;
  } cases[] = {
      {"<DIV Class=a>\nx\n", "<DIV Class=a>\nx\n"},
      {"a <b onclick=\"x()\" id=y>c\n", "<p>a <b id=y>c</p>\n"},
      {"a <a href=\"javascript:x\" id=y>c</a>\n", "<p>a <a id=y>c</a></p>\n"},
      {"a <script>x</script>\n", "<p>a &lt;script>x&lt;/script></p>\n"},
      {"<title><img src=x onerror=y>\n", "&lt;title><img src=x>\n"},
      {"<div src=x onerror=y\n\ntext\n", "&lt;div src=x onerror=y\n<p>text</p>\n"},
      {"<div id=\"foo\n", "<div id=\"foo\n"},
      {"[a](javascript:x)\n", "<p><a href=\"\">a</a></p>\n"},
      {"# H\n", "<h1>H</h1>\n"},
      {"``` x y\nz\n```\n", "<pre><code class=\"language-x\">z\n</code></pre>\n"},
  };
  for (const auto& c : cases) {
    for (const Dialect dialect : {Dialect::gfm, Dialect::commonmark}) {
      const CompiledText compiled = compile_text(c.text, dialect);
      EXPECT_EQ(compiled.html(), c.html) << c.text;
      EXPECT_THAT(compiled.rules(), IsEmpty()) << c.text;
    }
  }
}

TEST(RawHtml, LinksAndImagesAreReferences) {
  const CompiledText compiled =
      compile_text("<p><a href=\"a.md#x&amp;y\">See <b>this</b></a> <img alt=pic src='b.png'></p>\n", Dialect::docs);
  ASSERT_EQ(compiled.article().references.size(), 2U);
  const Reference& link = compiled.article().references[0];
  EXPECT_EQ(link.kind, ReferenceKind::html_link);
  EXPECT_EQ(link.target, "a.md#x&y");
  EXPECT_EQ(link.written, "a.md#x&amp;y");
  EXPECT_EQ(link.text, "See this");
  EXPECT_EQ(compiled.at(link.target_span), "a.md#x&amp;y");
  const Reference& image = compiled.article().references[1];
  EXPECT_EQ(image.kind, ReferenceKind::html_image);
  EXPECT_EQ(image.text, "pic");
  EXPECT_EQ(compiled.at(image.target_span), "b.png");
  EXPECT_THAT(compiled.html(), HasSubstr("href=\"a.md#x&amp;y\""));
}

TEST(RawHtml, NothingDangerousLeaks) {
  for (const char* text : {
           "<img src=x onerror=alert(1)>\n",
           "<IMG SRC=x ONERROR=alert(1)>\n",
           "<a href=\" javascript:alert(1)\">x</a>\n",
           "<svg/onload=alert(1)>\n",
           "<svg><script>alert(1)</script></svg>\n",
           "<div\nonclick=alert(1)>x</div>\n",
           "<scr<script>ipt>alert(1)</script>\n",
           "<object data=\"javascript:alert(1)\"></object>\n",
           "<form action=\"javascript:alert(1)\"><button formaction=\"javascript:alert(1)\">x</button></form>\n",
           "<video poster=\"javascript:alert(1)\" src=\"javascript:alert(1)\"></video>\n",
           "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>\n",
           "[x](data:text/html;base64,PHNjcmlwdD4=)\n",
           "<javascript:alert(1)>\n",
           "> [!div onclick=\"alert(1)\" class=\"a\"]\n> x\n",
           "> [!div class=\"a\"><script>alert(1)</script>]\n> x\n",
           "> [!Video javascript:alert(1)]\n",
           "<title><img src=x onerror=alert(1)>\n",
           "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">\n",
           "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>\n",
       }) {
    for (const Dialect dialect : {Dialect::docs, Dialect::legacy, Dialect::gfm, Dialect::commonmark}) {
      const CompiledText compiled = compile_text(text, dialect);
      for (const HtmlToken& token : tokenize_html(compiled.html())) {
        if (token.kind != HtmlToken::Kind::start_tag) continue;
        EXPECT_NE(token.name, "script") << text;
        for (const HtmlAttribute& attribute : token.attributes) {
          EXPECT_FALSE(attribute.name.starts_with("on")) << text << compiled.html();
          EXPECT_THAT(attribute.value, Not(HasSubstr("script:"))) << text << compiled.html();
          EXPECT_THAT(attribute.value, Not(HasSubstr("text/html"))) << text << compiled.html();
        }
      }
    }
  }
}

}  // namespace
}  // namespace waymark
