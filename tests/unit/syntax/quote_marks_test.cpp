#include <gtest/gtest.h>
#include <span>

#include "outline.h"

namespace waymark {
namespace {

struct Case {
  std::string_view markdown;
  std::string_view tree;
};

void expect_trees(std::span<const Case> cases, const MarkdownOptions& options = {}) {
  for (const Case& c : cases) EXPECT_EQ(outline_of(c.markdown, options), c.tree) << c.markdown;
}

TEST(QuoteMarks, ModernAlerts) {
  static constexpr Case cases[] = {
      {"> [!NOTE]\n> text", R"t(alert="note"(p("text")))t"},
      {">[!Tip]\n>text", R"t(alert="tip"(p("text")))t"},
      {"   >  [!WARNING]  \n> text", R"t(alert="warning"(p("text")))t"},
      {"> [!IMPORTANT]", R"t(alert="important")t"},
      {"> [!caution]\n>\n> a\n>\n> b", R"t(alert="caution"(p("a") p("b")))t"},
      {"> [!NOTE] text\n> more", R"t(alert same-line="note"(p("text" ~ "more")))t"},
      {"> [!NOTE]\n> text\nlazy", R"t(alert="note"(p("text" ~ "lazy")))t"},
      {"> [!NOTE]\nplain", R"t(alert="note" p("plain"))t"},
      {"> [!NOTE]\n> 2. two", R"t(alert="note"(list2.(item(p("two")))))t"},
      {"> [!NOTE]\n> | a |\n> |---|\n> | b |", R"t(alert="note"(table(row head(cell("a")) row(cell("b")))))t"},
      {"> [!NOTE]\n> ```\n> code\n> ```", R"t(alert="note"(codeblock="code\n"))t"},
      {"> [!NOTE]\n>     code", R"t(alert="note"(codeblock="code\n"))t"},
      {"> | a |\n> |---|\n> [!TIP]\n> b", R"t(quote(table(row head(cell("a")))) alert="tip"(p("b")))t"},
      {"> [!NOTE]\n> # Head", R"t(alert="note"(h1("Head")))t"},
      {"> [!NOTE]\n> a\n> [!TIP]\n> b", R"t(alert="note"(p("a")) alert="tip"(p("b")))t"},
      {"> plain\n> [!TIP]\n> b", R"t(quote(p("plain")) alert="tip"(p("b")))t"},
      {"> [!NOTE]\n> - a\n> [!TIP]\n> b", R"t(alert="note"(list(item(p("a")))) alert="tip"(p("b")))t"},
      {"- a\n\n  > [!NOTE]\n  > b\n- c", R"t(list loose(item(p("a") alert="note"(p("b"))) item(p("c"))))t"},
      {"- a\n  > [!NOTE]\n  > b\n- c", R"t(list(item(p("a") alert="note"(p("b"))) item(p("c"))))t"},
      {"> > [!NOTE]\n> > a", R"t(quote(alert="note"(p("a"))))t"},
      {"> [!NOTE]\n> > a", R"t(alert="note"(quote(p("a"))))t"},
      // No marks at all.
      {"> [!NOTE](x)", R"t(quote(p(link=x("!NOTE"))))t"},
      {"> [!OTHER]\n> x", R"t(quote(p("[!OTHER]" ~ "x")))t"},
      {"> text [!NOTE]", R"t(quote(p("text [!NOTE]")))t"},
      {"[!NOTE]", R"t(p("[!NOTE]"))t"},
      {">     [!NOTE]", R"t(quote(codeblock="[!NOTE]\n"))t"},
      {"> ```\n> [!NOTE]\n> ```", R"t(quote(codeblock="[!NOTE]\n"))t"},
      {"> - [!NOTE]", R"t(quote(list(item(p("[!NOTE]")))))t"},
      {"> <!--\n> [!NOTE]\n> -->", R"t(quote(html="<!--\n[!NOTE]\n-->\n"))t"},
  };
  expect_trees(cases);
}

TEST(QuoteMarks, LegacyAlerts) {
  static constexpr Case cases[] = {
      {"> [AZURE.NOTE] text", R"t(alert legacy same-line="note"(p("text")))t"},
      {">[AZURE.TIP]Text\nlazy", R"t(alert legacy same-line="tip"(p("Text" ~ "lazy")))t"},
      {">[WACOM.WARNING]\n>text", R"t(alert legacy="warning"(p("text")))t"},
      {"> [azure.important]\nlazy at once", R"t(alert legacy="important"(p("lazy at once")))t"},
      {"> [AZURE.CAUTION ] text", R"t(alert legacy same-line="caution"(p("text")))t"},
      {"> [AZURE.INFORMATION] text", R"t(alert legacy same-line="note"(p("text")))t"},
      {"> [AZURE.NOTE (Read this)] text", R"t(alert legacy same-line="note"(p("text")))t"},
      {"> [AZURE.NOTE]\n> 2. two", R"t(alert legacy="note"(list2.(item(p("two")))))t"},
      {"> [AZURE.NOTE]\n> ```\n> c\n> ```", R"t(alert legacy="note"(codeblock="c\n"))t"},
      {"> [AZURE.NOTE]\n> | a |\n> |---|", R"t(alert legacy="note"(table(row head(cell("a")))))t"},
      {"> [AZURE.NOTE]\n\ntext", R"t(alert legacy="note" p("text"))t"},
      {"> [AZURE.NOTE]\n# Head", R"t(alert legacy="note" h1("Head"))t"},
      {"> [AZURE.NOTE] - item", R"t(alert legacy same-line="note"(list(item(p("item")))))t"},
      {"> [AZURE.NOTE][a](b) c", R"t(alert legacy same-line="note"(p(link=b("a") " c")))t"},
      {"1.  a\n\n    >[AZURE.NOTE] b", R"t(list1. loose(item(p("a") alert legacy same-line="note"(p("b")))))t"},
      {"text\n> [AZURE.NOTE] b", R"t(p("text") alert legacy same-line="note"(p("b")))t"},
      {"> [AZURE.OTHER] b", R"t(quote(p("[AZURE.OTHER] b")))t"},
      {"> [AZURE.NOTE x] b", R"t(quote(p("[AZURE.NOTE x] b")))t"},
  };
  expect_trees(cases);
}

// A paragraph waits behind a bare legacy mark for a lazy line. What becomes of it must not confuse the library, which
// ends the program where it finds its own state broken.
TEST(QuoteMarks, WaitingParagraphs) {
  static constexpr Case cases[] = {
      {"> [AZURE.NOTE]\n> > [!TIP]\ntext", R"t(alert legacy="note"(alert="tip") p("text"))t"},
      {"> [AZURE.NOTE]\n[a]: b\n>\n> [a]", R"t(alert legacy="note"(p(link=b("a"))))t"},
      {"> [AZURE.NOTE]\n> [a]: b\n>\n> [a]", R"t(alert legacy="note"(p(link=b("a"))))t"},
      {"> [AZURE.NOTE][a]: b\n> [a]", R"t(alert legacy same-line="note"(p(link=b("a"))))t"},
      {"> [AZURE.NOTE]\n\tx", R"t(alert legacy="note"(p("x")))t"},
      {"> [AZURE.NOTE]\n>\n>\n> x", R"t(alert legacy="note"(p("x")))t"},
      {"> [AZURE.NOTE]\n> [AZURE.TIP]\n> x", R"t(alert legacy="note" alert legacy="tip"(p("x")))t"},
      {"> [AZURE.NOTE]\n> ---\n", R"t(alert legacy="note"(p("---")))t"},
      {"> [AZURE.NOTE]", R"t(alert legacy="note")t"},
  };
  expect_trees(cases);
}

TEST(QuoteMarks, Sections) {
  static constexpr Case cases[] = {
      {"> [!div class=\"checklist\"]\n> * a\n> * b",
       R"t(section="class="checklist""(list(item(p("a")) item(p("b")))))t"},
      {"> [!div `class=\"x\"`]\n> a", R"t(section="class="x""(p("a")))t"},
      {"> [!DIV]\n> a", R"t(section(p("a")))t"},
      {"> [!divide]\n> a", R"t(quote(p("[!divide]" ~ "a")))t"},
      {"> [!div class=\"x\"] a", R"t(quote(p("[!div class="x"] a")))t"},
      {"> [!div class=\"x\"]\n> [a](b)\n\n> [!NOTE]\n> c",
       R"t(section="class="x""(p(link=b("a"))) alert="note"(p("c")))t"},
  };
  expect_trees(cases);
}

TEST(QuoteMarks, Videos) {
  static constexpr Case cases[] = {
      {"> [!Video https://a.org/x]", "video=https://a.org/x"},
      {">[!VIDEO http://a.org/x?y=z]\n> after", R"t(video=http://a.org/x?y=z quote(p("after")))t"},
      {"> before\n> [!VIDEO https://a.org]\n> after", R"t(quote(p("before")) video=https://a.org quote(p("after")))t"},
      {"> [!VIDEO a.org]", R"t(quote(p("[!VIDEO a.org]")))t"},
      {"> [AZURE.VIDEO some-id]", "video legacy=some-id"},
      {"[AZURE.VIDEO some-id]", "video legacy=some-id"},
      {"text\n[WACOM.VIDEO some-id]\ntext", R"t(p("text") video legacy=some-id p("text"))t"},
      {"see [AZURE.VIDEO some-id]", R"t(p("see [AZURE.VIDEO some-id]"))t"},
      {"[AZURE.VIDEO some-id]</center>", R"t(p("[AZURE.VIDEO some-id]" tag="</center>"))t"},
  };
  expect_trees(cases);
}

TEST(QuoteMarks, Selectors) {
  static constexpr Case cases[] = {
      {"> [AZURE.SELECTOR]\n- [a](b)\n- [c](d)\n",
       R"t(selector legacy(list(item(p(link=b("a"))) item(p(link=d("c"))))))t"},
      {"> [AZURE.SELECTOR]\n> - [a](b)\n", R"t(selector legacy(list(item(p(link=b("a"))))))t"},
      {"> [AZURE.SELECTOR]\n> - [a](b)\n\n- c\n",
       R"t(selector legacy(list(item(p(link=b("a"))))) list(item(p("c"))))t"},
      {"> [AZURE.SELECTOR-LIST (A | B )]\n- [(x|y)](b)\n",
       R"t(selector legacy="(A | B )"(list(item(p(link=b("(x|y)"))))))t"},
      {"> [AZURE.SELECTOR]\n\ntext", R"t(selector legacy p("text"))t"},
  };
  expect_trees(cases);
}

TEST(QuoteMarks, CanBeOff) {
  EXPECT_EQ(outline_of("> [!NOTE]\n> a", {.quote_markers = false}), R"t(quote(p("[!NOTE]" ~ "a")))t");
  EXPECT_EQ(outline_of("> [AZURE.NOTE] a", {.legacy_markers = false}), R"t(quote(p("[AZURE.NOTE] a")))t");
  EXPECT_EQ(outline_of("[AZURE.VIDEO x]", {.legacy_markers = false}), R"t(p("[AZURE.VIDEO x]"))t");
}

TEST(QuoteMarks, Spans) {
  EXPECT_EQ(spans_of("a\n\n> [!NOTE]\n> b\n>\n> c\n\nd", NodeKind::alert), "> [!NOTE]\n> b\n>\n> c");
  EXPECT_EQ(spans_of("- x\n\n  >[!NOTE]\r\n  > b\r\n  >[!TIP]\r\n  > c\r\n", NodeKind::alert),
            ">[!NOTE]\r\n  > b | >[!TIP]\r\n  > c");
  EXPECT_EQ(spans_of("> [AZURE.NOTE]\nb\nc\n", NodeKind::paragraph), "b\nc");
}

TEST(HeadingsWithoutSpace, Legacy) {
  const MarkdownOptions legacy{.headings_without_space = true};
  static constexpr Case cases[] = {
      {"##Title", R"t(h2 legacy("Title"))t"},
      {"#Title#", R"t(h1 legacy("Title#"))t"},
      {"##Title ##", R"t(h2 legacy("Title"))t"},
      {"##<a name=\"x\"></a>Title", R"t(h2 legacy(tag="<a name="x">" tag="</a>" "Title"))t"},
      {"text\n##Title\ntext", R"t(p("text") h2 legacy("Title") p("text"))t"},
      {"> ##Title", R"t(quote(h2 legacy("Title")))t"},
      {"text\n#tag", R"t(p("text" ~ "#tag"))t"},
      {"#######x", R"t(p("#######x"))t"},
      {"\\##x", R"t(p("##x"))t"},
      {"    ##x\n", R"t(codeblock="##x\n")t"},
      {"```\n##x\n```", R"t(codeblock="##x\n")t"},
      {"## x", R"t(h2("x"))t"},
      {"##", R"t(h2)t"},
  };
  expect_trees(cases, legacy);
  EXPECT_EQ(outline_of("##Title"), R"t(p("##Title"))t");
  EXPECT_EQ(spans_of("a\n  ##Title  \r\nb", NodeKind::heading, legacy), "##Title");
}

}  // namespace
}  // namespace waymark
