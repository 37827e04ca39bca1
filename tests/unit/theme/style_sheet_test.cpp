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

TEST(StyleSheet, FilesStandInTheirLayersInOrder) {
  const auto sheet = make_style_sheet({{"parts/b.css", "b{}"}, {"parts/a.css", "a{}"}, {"tokens.css", ":root{}"}},
                                      {"tokens", "base", "parts"}, "theme");
  ASSERT_TRUE(sheet);
  EXPECT_EQ(*sheet, "@layer tokens,base,parts;\n@layer tokens{\n:root{}\n}\n@layer parts{\na{}\nb{}\n}\n");
}

TEST(StyleSheet, AFileOutsideTheLayersIsTold) {
  const auto sheet = make_style_sheet({{"part/b.css", ""}}, {"tokens", "parts"}, "theme");
  ASSERT_FALSE(sheet);
  EXPECT_EQ(sheet.error().message,
            "theme/styles/part/b.css: \"part\" is no layer that theme.yml declares; did you mean \"parts\"?");
}

}  // namespace
}  // namespace waymark
