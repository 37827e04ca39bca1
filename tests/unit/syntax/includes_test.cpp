#include <gtest/gtest.h>

#include "outline.h"

namespace waymark {
namespace {

struct Case {
  std::string_view markdown;
  std::string_view tree;
};

TEST(Includes, OnALineOfTheirOwn) {
  static constexpr Case cases[] = {
      {"[!INCLUDE [a b](../c_d.md)]", R"t(include=../c_d.md title="a b")t"},
      {"[!include[](<c.md>)]", "include=c.md"},
      {"[!INCLUDE+ [a](b.md \"c\")]", R"t(include=b.md title="a")t"},
      {"[AZURE.INCLUDE [a](b.md)]", R"t(include legacy=b.md title="a")t"},
      {"[WACOM.INCLUDE  [a]( b.md \"c d\")]", R"t(include legacy=b.md title="a")t"},
      {"text\n[!INCLUDE [a](b.md)]\nmore", R"t(p("text") include=b.md title="a" p("more"))t"},
      {"- a\n  [!INCLUDE [a](b.md)]\n- c", R"t(list(item(p("a") include=b.md title="a") item(p("c"))))t"},
      {">[AZURE.INCLUDE [a](b.md)]", R"t(quote(include legacy=b.md title="a"))t"},
      {"> [!NOTE]\n> [!INCLUDE [a](b.md)]", R"t(alert="note"(include=b.md title="a"))t"},
      {"> a\n[!INCLUDE [a](b.md)]", R"t(quote(p("a")) include=b.md title="a")t"},
      {"| a |\n|---|\n[!INCLUDE [a](b.md)]", R"t(table(row head(cell("a"))) include=b.md title="a")t"},
      {"    [!INCLUDE [a](b.md)]\n", R"t(codeblock="[!INCLUDE [a](b.md)]\n")t"},
      {"```\n[!INCLUDE [a](b.md)]\n```", R"t(codeblock="[!INCLUDE [a](b.md)]\n")t"},
  };
  for (const Case& c : cases) EXPECT_EQ(outline_of(c.markdown), c.tree) << c.markdown;
}

TEST(Includes, InsideALine) {
  static constexpr Case cases[] = {
      {"a [!INCLUDE [b](c.md)] d", R"t(p("a " include=c.md title="b" " d"))t"},
      {"[AZURE.INCLUDE [a](b.md)]Text behind", R"t(p(include legacy=b.md title="a" "Text behind"))t"},
      {"# [!INCLUDE [a](b.md)] c", R"t(h1(include=b.md title="a" " c"))t"},
      {"| [!INCLUDE [a](b.md)] |\n|---|", R"t(table(row head(cell(include=b.md title="a"))))t"},
      {"[x [!INCLUDE [a](b.md)]](c)", R"t(p("[x " include=b.md title="a" "](c)"))t"},
      {"_a [!INCLUDE [_b](c_d_e.md)] f_", R"t(p(em("a " include=c_d_e.md title="_b" " f")))t"},
      {"*a [!INCLUDE [b*](c.md)] d", R"t(p("*a " include=c.md title="b*" " d"))t"},
      {"a [!INCLUDE [b](*c.md)] [!INCLUDE [d](e*.md)]",
       R"t(p("a " include=*c.md title="b" " " include=e*.md title="d"))t"},
      {"`[!INCLUDE [a](b)]`", R"t(p(code="[!INCLUDE [a](b)]"))t"},
      {"\\[!INCLUDE [a](b)]", R"t(p("[!INCLUDE " link=b("a") "]"))t"},
      {"[!INCLUDE [a](b) ]", R"t(p("[!INCLUDE " link=b("a") " ]"))t"},
      {"[!INCLUDE [a](b\nc)]", R"t(p("[!INCLUDE [a](b" ~ "c)]"))t"},
      {"[!INCLUDES [a](b)]", R"t(p("[!INCLUDES " link=b("a") "]"))t"},
      {"a [!INCLUDE [b](c d.md)] e", R"t(p("a " include=c title="b" " e"))t"},
  };
  for (const Case& c : cases) EXPECT_EQ(outline_of(c.markdown), c.tree) << c.markdown;
}

TEST(Includes, CanBeOff) {
  EXPECT_EQ(outline_of("[!INCLUDE [a](b)]", {.includes = false}), R"t(p("[!INCLUDE " link=b("a") "]"))t");
  EXPECT_EQ(outline_of("x [AZURE.INCLUDE [a](b)]", {.legacy_markers = false}),
            R"t(p("x [AZURE.INCLUDE " link=b("a") "]"))t");
}

TEST(Includes, Spans) {
  EXPECT_EQ(spans_of("a\n> b [!INCLUDE [c](d_e.md)] [AZURE.INCLUDE [f](<g>)]", NodeKind::include_inline),
            "[!INCLUDE [c](d_e.md)] -> d_e.md | [AZURE.INCLUDE [f](<g>)] -> g");
}

}  // namespace
}  // namespace waymark
