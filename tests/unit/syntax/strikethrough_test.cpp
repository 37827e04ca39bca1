#include <gtest/gtest.h>

#include "outline.h"

namespace waymark {
namespace {

struct Case {
  std::string_view markdown;
  std::string_view tree;
};

// What the GFM specification says of one and two tildes.
TEST(Strikethrough, GitHub) {
  static constexpr Case cases[] = {
      {"~~gone~~ here", R"t(p(del("gone") " here"))t"},
      {"~gone~ here", R"t(p(del("gone") " here"))t"},
      {"a~~b~~c", R"t(p("a" del("b") "c"))t"},
      {"~~~not a strike~~~ x", R"t(codeblock title="not a strike~~~ x")t"},
      {"x ~~~three~~~", R"t(p("x ~~~three~~~"))t"},
      {"~~one~ two", R"t(p("~~one~ two"))t"},
      {"~one~~ two", R"t(p("~one~~ two"))t"},
      {"~~ spaced ~~", R"t(p("~~ spaced ~~"))t"},
      {"~~a ~~", R"t(p("~~a ~~"))t"},
      {"~~a\n\nb~~", R"t(p("~~a") p("b~~"))t"},
      {"~~a\nb~~", R"t(p(del("a" ~ "b")))t"},
      {"~~a *b* c~~", R"t(p(del("a " em("b") " c")))t"},
      {"*~~a~~*", R"t(p(em(del("a"))))t"},
      {"*a ~~b* c~~", R"t(p(em("a ~~b") " c~~"))t"},
      {"~~a ~b~ c~~", R"t(p(del("a " del("b") " c")))t"},
      {"~~[a~~](b)", R"t(p("~~" link=b("a~~")))t"},
      {"[~~a~~](b)", R"t(p(link=b(del("a"))))t"},
      {"~~`a~~`", R"t(p("~~" code="a~~"))t"},
      {R"(~~a\~~)", R"(p("~~a~~"))"},
      {"~~a~~b~~c~~", R"t(p(del("a") "b" del("c")))t"},
      {"~~a&amp;b~~", R"t(p(del("a&b")))t"},
      {"| ~~a~~ |\n|---|", R"t(table(row head(cell(del("a")))))t"},
      {"~~文字~~です", R"t(p(del("文字") "です"))t"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(outline_of(c.markdown, github_options()), c.tree) << c.markdown;
  }
}

TEST(Strikethrough, Escapes) {
  EXPECT_EQ(outline_of(R"(\~\~a\~\~)", github_options()), R"(p("~~a~~"))");
  // The tilde behind an escaped one is a run of its own.
  EXPECT_EQ(outline_of(R"(\~~a~ b)", github_options()), R"(p("~" del("a") " b"))");
  EXPECT_EQ(outline_of("&#126;~a~~", github_options()), R"t(p("~~a~~"))t");
}

TEST(Strikethrough, OneTildeIsTextInTheDocumentationDialects) {
  EXPECT_EQ(outline_of("~a~ ~~b~~ ~~c~"), R"t(p("~a~ " del("b") " ~~c~"))t");
  EXPECT_EQ(outline_of("~~a~~", {.strikethrough = false}), R"t(p("~~a~~"))t");
}

TEST(Strikethrough, Spans) {
  EXPECT_EQ(spans_of("a ~~b *c* \\_ d~~ ~~e~~", NodeKind::strikethrough), "~~b *c* \\_ d~~ | ~~e~~");
  EXPECT_EQ(spans_of("> a\n> ~~b\r\n> c~~ d", NodeKind::strikethrough), "~~b\r\n> c~~");
}

}  // namespace
}  // namespace waymark
