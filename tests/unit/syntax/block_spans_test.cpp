#include <gtest/gtest.h>

#include "outline.h"

namespace waymark {
namespace {

struct Case {
  NodeKind kind;
  std::string_view markdown;
  std::string_view spans;
};

TEST(BlockSpans, CoverMarkupAndNothingElse) {
  static constexpr Case cases[] = {
      {NodeKind::paragraph, "a\nb\n\n  c  \n", "a\nb | c"},
      {NodeKind::paragraph, "> a\n> b\nc\n\n- d\n  e", "a\n> b\nc | d\n  e"},
      {NodeKind::paragraph, "[x]: y\n[z]: w\ntext\nmore", "text\nmore"},
      {NodeKind::paragraph, "text\nmore \\| b\n| a |\n|---|", "text\nmore \\| b"},
      {NodeKind::heading, "## A ##  \n\nB\nC\n---\nD\n===", "## A ## | B\nC\n--- | D\n==="},
      {NodeKind::heading, "> A\n> ===\n> ===\n", "A\n> ==="},
      {NodeKind::heading, "[x]: y\nA\n===\n", "A\n==="},
      {NodeKind::heading, "A\n=\nB", "A\n="},
      {NodeKind::block_quote, "> a\n>\n> b\n\n\nc", "> a\n>\n> b"},
      {NodeKind::block_quote, "> > a\n\n>", "> > a | > a | >"},
      {NodeKind::list, "a\n\n * b\n\n   c\n * d\n\n\ne", "* b\n\n   c\n * d"},
      {NodeKind::item, "1. a\n   - b\n10. c\n-\n", "1. a\n   - b | - b | 10. c | -"},
      {NodeKind::code_block, "```\na\n```\n\n    b\n    c\n\nd", "```\na\n``` | b\n    c"},
      {NodeKind::code_block, "> ```\n> a\nb\n\n~~~\nc", "```\n> a | ~~~\nc"},
      {NodeKind::code_block, "- ```x\n  ```\n", "```x\n  ```"},
      {NodeKind::html_block, "<div>\na\n</div>\n\n> <!-- a\n> b -->\n> c", "<div>\na\n</div> | <!-- a\n> b -->"},
      {NodeKind::thematic_break, "a\n\n ***  \n", "***"},
      {NodeKind::table, "x\n\n| a |\n|---|\n| b |\n\nc", "| a |\n|---|\n| b |"},
      {NodeKind::table, "> x\n> a | b\n> --|--\n> c | d\n", "a | b\n> --|--\n> c | d"},
      {NodeKind::table, "| a |\n|---|", "| a |\n|---|"},
      {NodeKind::table_row, "- x\n\n  | a |\n  |---|\n  | b | \n", "| a | | | b |"},
      {NodeKind::table_cell, "|  a  |b|\n|--|--|\n| c\\| d | `e` ", "a | b | c\\| d | `e`"},
      {NodeKind::table_cell, "> > a | b\n> > --|--\n> > c | d\n", "a | b | c | d"},
      {NodeKind::footnote_definition, "a[^n]\n\n[^n]: b\n    c\n", "[^n]: b\n    c"},
      {NodeKind::include_block, "a\n  [!INCLUDE [t](p.md)]  \nb", "[!INCLUDE [t](p.md)] -> p.md"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(spans_of(c.markdown, c.kind), c.spans) << c.markdown;
    // The same with the other line ends.
    for (const std::string_view end : {"\r\n", "\r"}) {
      std::string markdown;
      std::string spans;
      for (const char x : c.markdown) x == '\n' ? markdown += end : markdown += x;
      for (const char x : c.spans) x == '\n' ? spans += end : spans += x;
      EXPECT_EQ(spans_of(markdown, c.kind), spans) << c.markdown;
    }
  }
}

TEST(BlockSpans, BehindByteOrderMarkAndNul) {
  using namespace std::string_literals;
  EXPECT_EQ(spans_of("\xEF\xBB\xBF# A\n\nb\0c *d*\n"s, NodeKind::heading), "# A");
  EXPECT_EQ(spans_of("\xEF\xBB\xBF# A\n\nb\0c *d*\n"s, NodeKind::emphasis), "*d*");
}

}  // namespace
}  // namespace waymark
