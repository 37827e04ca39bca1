#include "theme/style_sheet.h"

#include <gtest/gtest.h>

namespace waymark {
namespace {

TEST(StyleSheet, ShrinksWithoutChangingMeaning) {
  struct Case {
    const char* css;
    const char* small;
  };
  const Case cases[] = {
      {"a {\n  color: red;\n  margin: 0 auto;\n}\n\nb { x: y }\n", "a{color: red;margin: 0 auto}\nb{x: y}\n"},
      {"/* a */ a /* b */ b { /* c */ }", "a b{}\n"},
      {"a { content: \" /* no */ ; } \"; }", "a{content: \" /* no */ ; } \"}\n"},
      {"a { content: 'it\\'s }' }", "a{content: 'it\\'s }'}\n"},
      {"a { background: url( x/*y.png ) }", "a{background: url( x/*y.png )}\n"},
      {"a > b, c + d { width: calc(1px + 2px) }", "a > b,c + d{width: calc(1px + 2px)}\n"},
      {"@media (min-width: 60rem) and (x) {\n a { b: c; }\n}", "@media (min-width: 60rem) and (x){a{b: c}\n}\n"},
      {"a { content: \"unclosed\n}", "a{content: \"unclosed}\n"},
      {"/* never closed", ""},
      {"a\n:hover {}", "a :hover{}\n"},
  };
  for (const Case& one : cases) EXPECT_EQ(shrink_css(one.css), one.small) << one.css;
}

ThemeSource file(const std::string& text) { return {.text = text, .place = "theme/styles/x.css"}; }

TEST(StyleSheet, FilesStandInTheirLayersInOrder) {
  const auto sheet =
      make_style_sheet({{"parts/b.css", file("b{}")}, {"parts/a.css", file("a{}")}, {"tokens.css", file(":root{}")}},
                       {"tokens", "base", "parts"});
  ASSERT_TRUE(sheet);
  EXPECT_EQ(*sheet, "@layer tokens,base,parts;\n@layer tokens{\n:root{}\n}\n@layer parts{\na{}\nb{}\n}\n");
}

TEST(StyleSheet, AFileOutsideTheLayersIsTold) {
  const auto sheet = make_style_sheet({{"part/b.css", file("a{}")}}, {"tokens", "parts"});
  ASSERT_FALSE(sheet);
  EXPECT_EQ(sheet.error().message,
            "theme/styles/x.css: \"part\" is no layer that theme.yml declares; did you mean \"parts\"?");
  EXPECT_TRUE(make_style_sheet({{"part/b.css", file("\n")}}, {"tokens", "parts"}));
}

TEST(StyleSheet, AFileThatWouldSpoilOthersIsTold) {
  struct Case {
    const char* css;
    const char* message;
  };
  const Case cases[] = {
      {"a {\n  b: c;\n", "1:3: this { is never closed"},
      {"@media print {\n  a { b: c; }\n", "1:14: this { is never closed"},
      {"a { b: c; }\n}\n", "2:1: this } closes nothing"},
      {"a { }\n/* b { }", "2:1: this comment never ends"},
      {"a { b: \"c; }\n", "1:8: this text has no quote at its end"},
      {"a { b: '", "1:8: this text has no quote at its end"},
      {"a { b: url(c; }\n", "1:8: this url( never ends"},
      {"\n@import \"b.css\";", "2:1: this has no effect inside a layer; put the styles here instead"},
  };
  for (const Case& one : cases) {
    const auto sheet = make_style_sheet({{"parts/x.css", file(one.css)}}, {"parts"});
    ASSERT_FALSE(sheet) << one.css;
    EXPECT_EQ(sheet.error().message, std::string("theme/styles/x.css:") + one.message);
  }
  EXPECT_TRUE(make_style_sheet({{"parts/x.css", file("a { b: '}' /* } */ url(}) \"\\\"}\"; }")}}, {"parts"}));
}

}  // namespace
}  // namespace waymark
