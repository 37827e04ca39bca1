#include <gtest/gtest.h>
#include <span>
#include <thread>
#include <vector>

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

TEST(Blocks, Plain) {
  static constexpr Case cases[] = {
      {"", ""},
      {"a\nb\n\nc", R"t(p("a" ~ "b") p("c"))t"},
      {"# A\n\nB\n-\n\nC\nD\n===\n", R"t(h1("A") h2("B") h1("C" ~ "D"))t"},
      {"#\n", "h1"},
      {"* * *\n---\n", "hr hr"},
      {"> a\nb\n\n> c", R"t(quote(p("a" ~ "b")) quote(p("c")))t"},
      {"- a\n- b\n\n\n3) c\n", R"t(list(item(p("a")) item(p("b"))) list3.(item(p("c"))))t"},
      {"- a\n\n  b\n- c", R"t(list loose(item(p("a") p("b")) item(p("c"))))t"},
      {"-\n- a", R"t(list(item item(p("a"))))t"},
      {"```c++ x\na\n  b\n```\n~~~\n~~~\n", R"t(codeblock="a\n  b\n" title="c++ x" codeblock)t"},
      {"> ```\n> a\nb", R"t(quote(codeblock="a\n") p("b"))t"},
      {"    a\n\n\tb\n\nc", R"t(codeblock="a\n\nb\n" p("c"))t"},
      {"<div>\n*a*\n\n*b*\n</div>", R"t(html="<div>\n*a*\n" p(em("b")) html="</div>\n")t"},
      {"> <div>\n> a\n", R"t(quote(html="<div>\na\n"))t"},
      {"a <b>c</b> &amp; \\* `d`\\\ne", R"t(p("a " tag="<b>" "c" tag="</b>" " & * " code="d" br "e"))t"},
      {"a  \nb", R"t(p("a" br "b"))t"},
  };
  expect_trees(cases);
}

TEST(Blocks, Tables) {
  static constexpr Case cases[] = {
      {"| a | b | c | d |\n|---|:--|:-:|--:|\n| 1 | *2* |\n",
       R"t(table(row head(cell("a") cell left("b") cell centre("c") cell right("d")))t"
       R"t( row(cell("1") cell left(em("2")) cell centre cell right)))t"},
      {"a | b\n--|--\nc | d | e\n\nf", R"t(table(row head(cell("a") cell("b")) row(cell("c") cell("d"))) p("f"))t"},
      {"| a |  \n| - |\n| b\\|c `d\\|e` |", R"t(table(row head(cell("a")) row(cell("b|c " code="d|e"))))t"},
      {"text\n| a |\n|---|\n", R"t(p("text") table(row head(cell("a"))))t"},
      {"| a |\n|---|---|\n", R"t(p("| a |" ~ "|---|---|"))t"},
      {"- | a |\n  |---|\n  | b |\n", R"t(list(item(table(row head(cell("a")) row(cell("b"))))))t"},
      {"| a |\n|---|\n| b |\n> c", R"t(table(row head(cell("a")) row(cell("b"))) quote(p("c")))t"},
  };
  expect_trees(cases);
  EXPECT_EQ(outline_of("|a|\n|-|", {.tables = false}), R"t(p("|a|" ~ "|-|"))t");
}

TEST(Blocks, TaskLists) {
  EXPECT_EQ(outline_of("- [ ] a\n- [x] b\n- [X] c\n- [y] d\n"),
            R"t(list(item todo(p("a")) item done(p("b")) item done(p("c")) item(p("[y] d"))))t");
  EXPECT_EQ(outline_of("- [x] a", {.task_lists = false}), R"t(list(item(p("[x] a"))))t");
}

TEST(Blocks, Footnotes) {
  EXPECT_EQ(outline_of("a[^one] b[^x]\n\n[^one]: note\n[^two]: unused\n"),
            R"t(p("a" fnref="one" " b[^x]") footnote="one"(p("note")))t");
  EXPECT_EQ(outline_of("a[^b]\n\n[^b]: c", {.footnotes = false}), R"t(p("a" link=c("^b")))t");
}

TEST(Blocks, LinksAndDefinitions) {
  static constexpr Case cases[] = {
      {"[a](b 'c') ![d](<e f>) <https://g.org> <h@i.org>",
       R"t(p(link=b title="c"("a") " " img=e f("d") " " link=https://g.org("https://g.org") " " link=mailto:h@i.org("h@i.org")))t"},
      {"[a][B], [b], [b][], [c]\n\n[b]: d \"e\"\n",
       R"t(p(link=d title="e"("a") ", " link=d title="e"("b") ", " link=d title="e"("b") ", [c]"))t"},
      {"[a]\n\n> [a]: b\n", R"t(p(link=b("a")) quote)t"},
      {"&#87654321; &#0; &#x41;", "p(\"&#87654321; \xEF\xBF\xBD A\")"},
  };
  expect_trees(cases);
}

// The bytes that a file should not hold but may.
TEST(Blocks, OddBytes) {
  using namespace std::string_literals;
  EXPECT_EQ(outline_of("\xEF\xBB\xBF# A\n"), R"t(h1("A"))t");
  EXPECT_EQ(outline_of("a\0b\n\n```\nc\0\n```"s),
            "p(\"a\xEF\xBF\xBD"
            "b\") codeblock=\"c\xEF\xBF\xBD\\n\"");
  EXPECT_EQ(outline_of("a\rb\r\rc\r\n- d\r\n- e"), R"t(p("a" ~ "b") p("c") list(item(p("d")) item(p("e"))))t");
  EXPECT_EQ(outline_of("a \xFF b *c*"), "p(\"a \xEF\xBF\xBD b \" em(\"c\"))");
}

TEST(Blocks, OnlyTheBodyIsRead) {
  constexpr std::string_view text = "---\ntitle: x\n---\n# A\n[b](c)\n";
  const MarkdownResult result = parse_markdown(text, {17, static_cast<std::uint32_t>(text.size())}, {});
  const NodeIndex heading = result.tree[0].first;
  EXPECT_EQ(slice(text, result.tree[heading].span), "# A");
  const NodeIndex link = result.tree[result.tree[heading].next].first;
  EXPECT_EQ(slice(text, result.tree[link].span), "[b](c)");
  EXPECT_EQ(slice(text, result.tree[link].target_span), "c");
  EXPECT_EQ(parse_markdown(text, {5, 5}, {}).tree.size(), 1U);
}

TEST(Blocks, HtmlBlockConditions) {
  struct TypeCase {
    std::string_view html;
    std::uint32_t type;
  };
  static constexpr TypeCase cases[] = {{"<script>", 1},     {"<PRE class='x'>", 1}, {"<!-- a -->", 2},
                                       {"<?php ?>", 3},     {"<!DOCTYPE html>", 4}, {"<![CDATA[x]]>", 5},
                                       {"<div>", 6},        {"</table", 6},         {"<h2>", 6},
                                       {"<a name='x'>", 7}, {"</span>", 7}};
  for (const TypeCase& c : cases) {
    const MarkdownTree tree = parse_all(c.html).tree;
    ASSERT_EQ(tree[tree[0].first].kind, NodeKind::html_block) << c.html;
    EXPECT_EQ(tree[tree[0].first].start, c.type) << c.html;
  }
}

TEST(Blocks, ManyThreadsGetOneResult) {
  constexpr std::string_view text =
      "> [!NOTE]\n> ~~a~~ www.b.org/c_d\n\n| e |\n|---|\n| [f](g) |\n\n- [ ] h[^1]\n\n[^1]: i\n\n##j\n[!INCLUDE "
      "[k](l)]\n";
  const MarkdownOptions options{.headings_without_space = true};
  const std::string expected = outline_of(text, options);
  std::vector<int> wrong(4);
  std::vector<std::thread> threads;
  for (int& count : wrong) {
    threads.emplace_back([&] {
      for (int i = 0; i < 300; ++i) count += outline_of(text, options) == expected ? 0 : 1;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, std::vector<int>(4));
}

}  // namespace
}  // namespace waymark
