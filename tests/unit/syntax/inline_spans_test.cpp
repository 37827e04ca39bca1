#include <gtest/gtest.h>

#include "outline.h"

namespace waymark {
namespace {

struct Case {
  NodeKind kind;
  std::string_view markdown;
  std::string_view spans;
};

// Positions from the second line on are where the library itself is wrong; containers, tabs and lazy lines make it
// worse.
TEST(InlineSpans, AreExactEverywhere) {
  static constexpr Case cases[] = {
      {NodeKind::link, "a [b](c)", "[b](c) -> c"},
      {NodeKind::link, "a\n[b](c)\n  [d]( <e f> 'g')", "[b](c) -> c | [d]( <e f> 'g') -> e f"},
      {NodeKind::link, "> a\n> [b](c)\n[d](e)", "[b](c) -> c | [d](e) -> e"},
      {NodeKind::link, "1.  a\n    [b](c)\n[d](e)\n", "[b](c) -> c | [d](e) -> e"},
      {NodeKind::link, "-\ta\n\t[b](c)", "[b](c) -> c"},
      {NodeKind::link, "- > a\n  >\t[b](c)", "[b](c) -> c"},
      {NodeKind::link, "[a\nb](c\n'd')\n[e](f)", "[a\nb](c\n'd') -> c | [e](f) -> f"},
      {NodeKind::link, "> [a\n> b](c\n> 'd') [e](f)", "[a\n> b](c\n> 'd') -> c | [e](f) -> f"},
      {NodeKind::link, "## a [b](c) ##\n\n[d](e)\n===", "[b](c) -> c | [d](e) -> e"},
      {NodeKind::link, "| a | [b](c) |\n|---|---|\n| `\\|` | \\| [d](e) |", "[b](c) -> c | [d](e) -> e"},
      {NodeKind::link, "> x\n> | [b](c) |\n> |---|\n> | y [d](e) |", "[b](c) -> c | [d](e) -> e"},
      {NodeKind::link, "- [ ] [a](b)\n- [x] c\n  [d](e)", "[a](b) -> b | [d](e) -> e"},
      {NodeKind::link, "é ü [b](c) 漢字 [d](e)", "[b](c) -> c | [d](e) -> e"},
      {NodeKind::link, "&amp; \\[ &#x5b; [b](c&amp;d\\_)", "[b](c&amp;d\\_) -> c&amp;d\\_"},
      {NodeKind::link, "[a `]` b](c) [d\\]](e)", "[a `]` b](c) -> c | [d\\]](e) -> e"},
      {NodeKind::link, "[a](b(c)d) [e]() [f](<>)", "[a](b(c)d) -> b(c)d | [e]() | [f](<>)"},
      {NodeKind::link, "<https://a.org> x <b@c.org>", "<https://a.org> -> https://a.org | <b@c.org> -> b@c.org"},
      {NodeKind::link, "> [!NOTE] a\n> [b](c)", "[b](c) -> c"},
      {NodeKind::link, "> [AZURE.NOTE]\n[b](c)\nd [e](f)", "[b](c) -> c | [e](f) -> f"},
      {NodeKind::image, "[![a](b)](c) ![d][e]\n\n[e]: f", "![a](b) -> b | ![d][e] -> f"},
      {NodeKind::emphasis, "*a* _b_ ***c*** **d*e*f**", "*a* | _b_ | ***c*** | *e*"},
      {NodeKind::strong, "> **a\n> b** *c **d***", "**a\n> b** | **d**"},
      {NodeKind::code, "`a` ``b ` c``\n`` ` ``", "`a` | ``b ` c`` | `` ` ``"},
      {NodeKind::code, "> `a\n> b`", "`a\n> b`"},
      {NodeKind::html_inline, "a <b\nc='d'> <!-- e --> </b>", "<b\nc='d'> | <!-- e --> | </b>"},
      {NodeKind::footnote_reference, "a[^b]\nc [^b]\n\n[^b]: d", "[^b] | [^b]"},
      {NodeKind::line_break, "a  \nb\\\nc", "  \n | \\\n"},
      {NodeKind::text, "a &lt; \\< b", "a &lt; \\< b"},
      {NodeKind::text, "x [^a&amp;b] y", "x [^a&amp;b] y"},
  };
  for (const Case& c : cases) EXPECT_EQ(spans_of(c.markdown, c.kind), c.spans) << c.markdown;
}

TEST(InlineSpans, DefinitionsAreFoundWhereverTheyStand) {
  static constexpr Case cases[] = {
      {NodeKind::link, "[a] [b][A]\n\n[a]: c 'd'\n", "[a] -> c | [b][A] -> c"},
      {NodeKind::link, "[a]\n\n> [a]:\n> <b c>\n> 'd'\n", "[a] -> b c"},
      {NodeKind::link, "[a]\n\n1. [x]: y\n   [a]: b\n", "[a] -> b"},
      {NodeKind::link, "- [a]: b\n- [a]", "[a] -> b"},
      {NodeKind::link, "[a]: b\n[a]: c\n\n[a]", "[a] -> b"},
      {NodeKind::link, "[A  b\nc]\n\n[a b c]: d", "[A  b\nc] -> d"},
      {NodeKind::link, "[ẞ]\n\n[SS]: d", "[ẞ] -> d"},
      {NodeKind::link, "```\n[a]: x\n```\n[a]\n\n[a]: y\n", "[a] -> y"},
      {NodeKind::link, "[a]: <>\n[b]: c\n\n[b] [a]", "[b] -> c | [a]"},
      {NodeKind::link, "[a]: b\ntext [a]", "[a] -> b"},
      {NodeKind::link, "[a]: b\nT [a]\n===", "[a] -> b"},
      {NodeKind::link, "[a]\r\n\r\n[a]: b\r\n", "[a] -> b"},
      {NodeKind::link, "[a][]\n\n[a]: b_c#d?e=f&amp;g", "[a][] -> b_c#d?e=f&amp;g"},
  };
  for (const Case& c : cases) EXPECT_EQ(spans_of(c.markdown, c.kind), c.spans) << c.markdown;
}

TEST(InlineSpans, FlagsOfLinks) {
  const MarkdownResult result = parse_all("[a](b) [c] <http://d.e> http://f.g\n\n[c]: h");
  std::string flags;
  for (NodeIndex at = result.tree[result.tree[0].first].first; at != no_node; at = result.tree[at].next) {
    const Node& node = result.tree[at];
    if (node.kind == NodeKind::link)
      flags += std::string(node.by_reference ? "r" : "-") + (node.autolink ? "a" : "-") + " ";
  }
  EXPECT_EQ(flags, "-- r- -a -a ");
}

}  // namespace
}  // namespace waymark
