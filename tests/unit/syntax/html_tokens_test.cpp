#include "syntax/html_tokens.h"

#include <gtest/gtest.h>
#include <string>

namespace waymark {
namespace {

std::string_view slice(std::string_view text, Span span) { return text.substr(span.begin, span.end - span.begin); }

// Each token on one line: "<a href=[x]> text{…} </a> comment{…}"; values in brackets, [-] for none.
std::string tokens_of(std::string_view html) {
  std::string out;
  for (const HtmlToken& token : tokenize_html(html)) {
    if (!out.empty()) out += " ";
    switch (token.kind) {
      case HtmlToken::Kind::text:
        out += "text{" + std::string(slice(html, token.span)) + "}";
        break;
      case HtmlToken::Kind::comment:
        out += "comment{" + std::string(slice(html, token.span)) + "}";
        break;
      case HtmlToken::Kind::other:
        out += "other{" + std::string(slice(html, token.span)) + "}";
        break;
      case HtmlToken::Kind::end_tag:
        out += "</" + token.name + ">";
        break;
      case HtmlToken::Kind::start_tag: {
        out += "<" + token.name;
        for (const HtmlAttribute& attribute : token.attributes) {
          out += " " + attribute.name + (attribute.has_value ? "=[" + attribute.value + "]" : "");
        }
        out += token.self_closing ? "/>" : ">";
        break;
      }
    }
  }
  return out;
}

struct Case {
  std::string_view html;
  std::string_view tokens;
};

TEST(HtmlTokens, Kinds) {
  static constexpr Case cases[] = {
      {"", ""},
      {"a < b & c", "text{a < b & c}"},
      {"<p>a</p>", "<p> text{a} </p>"},
      {"<BR/><br /><br>", "<br/> <br/> <br>"},
      {"</P class='x'>", "</p>"},
      {"<1> <-x> < p>", "text{<1> <-x> < p>}"},
      {"</>a</ b>c</", "other{</>} text{a} comment{</ b>} text{c</}"},
      {"<custom-tag x:y>", "<custom-tag x:y>"},
      {"<!-- a -->b", "comment{<!-- a -->} text{b}"},
      {"<!--->a<!-->b", "comment{<!--->} text{a} comment{<!-->} text{b}"},
      {"<!-- a --!>b<!-- -- > -->", "comment{<!-- a --!>} text{b} comment{<!-- -- > -->}"},
      {"<!---HONumber=58-->a", "comment{<!---HONumber=58-->} text{a}"},
      {"<!-- a", "comment{<!-- a}"},
      {"<!DOCTYPE html>a", "other{<!DOCTYPE html>} text{a}"},
      {"<?php a > b ?>", "other{<?php a >} text{ b ?>}"},
      // Outside SVG a browser sees no CDATA section, only a comment up to the first ">".
      {"<![CDATA[a > <b>]]>", "other{<![CDATA[a >} text{ } <b> text{]]>}"},
  };
  for (const Case& c : cases) EXPECT_EQ(tokens_of(c.html), c.tokens) << c.html;
}

TEST(HtmlTokens, Attributes) {
  static constexpr Case cases[] = {
      {"<a href=\"x y\" ID='z' b=c d>", "<a href=[x y] id=[z] b=[c] d>"},
      {"<a href = \"x\"\n\tb\n=\nc>", "<a href=[x] b=[c]>"},
      {"<a b=\"\" c=''>", "<a b=[] c=[]>"},
      {"<a b=c/>", "<a b=[c/]>"},
      {"<a/b/c>", "<a b c>"},
      {"<a b=\"c\"d='e'>", "<a b=[c] d=[e]>"},
      {"<a b='c\"d' e=\"f'g\">", "<a b=[c\"d] e=[f'g]>"},
      {"<a b=c\"d>", "<a b=[c\"d]>"},
      {"<a b=\"1\" B=\"2\" c>", "<a b=[1] c>"},
      {"<a =b \"c>", "<a =b \"c>"},
      {"<a b=&quot;x&amp;y&#39; c='&lt;&nope;&copy'>", "<a b=[\"x&y'] c=[<&nope;&copy]>"},
      {"<a on\"x=y>", "<a on\"x=[y]>"},
  };
  for (const Case& c : cases) EXPECT_EQ(tokens_of(c.html), c.tokens) << c.html;
}

TEST(HtmlTokens, UnfinishedTagsAreText) {
  static constexpr Case cases[] = {
      {"a <b c", "text{a <b c}"},
      {"<a href=\"x>text</a>", "text{<a href=\"x>text</a>}"},
      {"<a href=\"x>text</a><b c=\"d\">e", "<a href=[x>text</a><b c=] d\"> text{e}"},
      {"<a href='", "text{<a href='}"},
      {"<a b=", "text{<a b=}"},
      {"</a", "text{</a}"},
      {"<", "text{<}"},
  };
  for (const Case& c : cases) EXPECT_EQ(tokens_of(c.html), c.tokens) << c.html;
}

TEST(HtmlTokens, RawTextElements) {
  static constexpr Case cases[] = {
      {"<script>a<b></script>c", "<script> text{a<b>} </script> text{c}"},
      {"<STYLE>a</styles></Style >b", "<style> text{a</styles>} </style> text{b}"},
      {"<textarea><p></textarea/>", "<textarea> text{<p>} </textarea>"},
      {"<title>a</title", "<title> text{a</title}"},
      {"<script>a", "<script> text{a}"},
      {"<iframe><a></iframe>", "<iframe> text{<a>} </iframe>"},
      {"<plaintext></plaintext>", "<plaintext> text{</plaintext>}"},
      {"</script><b>", "</script> <b>"},
  };
  for (const Case& c : cases) EXPECT_EQ(tokens_of(c.html), c.tokens) << c.html;
}

TEST(HtmlTokens, Spans) {
  constexpr std::string_view html = "x <a href=\"y &amp; z\" b c = d>";
  const auto tokens = tokenize_html(html);
  ASSERT_EQ(tokens.size(), 2U);
  EXPECT_EQ(slice(html, tokens[1].span), "<a href=\"y &amp; z\" b c = d>");
  const auto& attributes = tokens[1].attributes;
  ASSERT_EQ(attributes.size(), 3U);
  EXPECT_EQ(slice(html, attributes[0].span), "href=\"y &amp; z\"");
  EXPECT_EQ(slice(html, attributes[0].value_span), "y &amp; z");
  EXPECT_EQ(attributes[0].value, "y & z");
  EXPECT_EQ(slice(html, attributes[1].span), "b");
  EXPECT_TRUE(attributes[1].value_span.empty());
  EXPECT_EQ(attributes[1].value_span.begin, attributes[1].span.end);
  EXPECT_FALSE(attributes[1].has_value);
  EXPECT_EQ(slice(html, attributes[2].span), "c = d");
  EXPECT_EQ(slice(html, attributes[2].value_span), "d");
}

TEST(HtmlTokens, Entities) {
  EXPECT_EQ(decode_entities("&amp;&lt;&copy;&#65;&#x42;&NotEqualTilde;"),
            "&<\xC2\xA9"
            "AB\xE2\x89\x82\xCC\xB8");
  EXPECT_EQ(decode_entities("&#0;&#xD800;"), "\xEF\xBF\xBD\xEF\xBF\xBD");
  EXPECT_EQ(decode_entities("&nope; & &; &# &#x; &amp"), "&nope; & &; &# &#x; &amp");
  EXPECT_EQ(decode_entities("&amp;amp;lt;"), "&amp;lt;");
  EXPECT_EQ(decode_entities(""), "");
}

TEST(HtmlTokens, Elements) {
  for (const std::string_view name : {"br", "img", "hr", "wbr", "input"}) EXPECT_TRUE(is_void_element(name)) << name;
  for (const std::string_view name : {"b", "", "br hr", "p", "brr"}) EXPECT_FALSE(is_void_element(name)) << name;
  for (const std::string_view name : {"div", "p", "ul", "table", "td", "h1", "center"})
    EXPECT_TRUE(is_block_element(name)) << name;
  for (const std::string_view name : {"a", "span", "img", "", "h", "h7"}) EXPECT_FALSE(is_block_element(name)) << name;
}

}  // namespace
}  // namespace waymark
