#include "article/html/list_as_markdown.h"

#include <gtest/gtest.h>

namespace waymark {
namespace {

std::string written(const std::string& text) {
  const auto lists = lists_as_markdown(text, {0, static_cast<std::uint32_t>(text.size())}, "\n");
  std::string out;
  for (const ListAsMarkdown& list : lists) out += (out.empty() ? "" : "\n--\n") + list.markdown;
  return out;
}

TEST(ListAsMarkdown, WritesWhatMarkdownCanSay) {
  struct Case {
    const char* html;
    const char* markdown;
  };
  const std::vector<Case> cases = {
      {"<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n", "- a\n- b"},
      {"<OL>\n  <LI>a\n  <LI>b\n     c\n</OL>", "1. a\n2. b\n   c"},
      {"<ol start=\"9\"><li>a</li><li>b</li></ol>", "9. a\n10. b"},
      {"<ul><li>a<ol><li>b</li><li>c<ul><li>d</li></ul></li></ol></li><li>e</li></ul>",
       "- a\n  1. b\n  2. c\n     - d\n- e"},
      {"<ol><li>See <a href=\"x.md\">x</a> and <b>y</b>.<br/><img src=\"a.png\" alt=\"A\"></li></ol>",
       "1. See [x](x.md) and **y**.<br/>![A](a.png)"},
      {"<ol><li><a href=\"x.md\" target=\"_blank\">x</a> <img src=\"a b.png\"></li></ol>",
       "1. <a href=\"x.md\" target=\"_blank\">x</a> <img src=\"a b.png\">"},
      {"<ol><li><p>a</p><p>b</p></li></ol>", "1. a\n\n   b"},
      {"<ul>\n<li>a\n\n![p](p.png)\n\n</li>\n</ul>", "- a\n\n  ![p](p.png)"},
      {"<ul><li>a</li></ul>\n\nText\n\n<ul><li>b</li></ul>", "- a\n--\n- b"},
  };
  for (const Case& one : cases) EXPECT_EQ(written(one.html), one.markdown) << one.html;
}

TEST(ListAsMarkdown, KeepsTheLineEndsOfTheFile) {
  const std::string text = "<ul>\r\n<li>a\r\nb</li>\r\n<li>c</li>\r\n</ul>\r\n";
  const auto lists = lists_as_markdown(text, {0, static_cast<std::uint32_t>(text.size())}, "\r\n");
  ASSERT_EQ(lists.size(), 1U);
  EXPECT_EQ(lists[0].markdown, "- a\r\n  b\r\n- c");
}

TEST(ListAsMarkdown, LeavesAloneWhatItCannotSay) {
  for (const char* html :
       {"<ul class=\"x\"><li>a</li></ul>", "<ul><li value=\"3\">a</li></ul>", "<ul>text<li>a</li></ul>", "<ul></ul>",
        "<ul><li></li></ul>", "<ul><li>a</li>", "<ul><li><table><tr><td>a</td></tr></table></li></ul>",
        "<ul><li>a</li></ul> text", "text <ul><li>a</li></ul>", "<ol type=\"a\"><li>a</li></ol>",
        "<ul><li>a<!-- b --></li></ul>", "<ul><li><b>a</li></ul>", "<dl><dt>a</dt></dl>",
        "<ol start=\"-1\"><li>a</li></ol>", "    <ul><li>a</li></ul>"}) {
    EXPECT_EQ(written(html), "") << html;
  }
}

TEST(ListAsMarkdown, EndsOnDeepAndLongLists) {
  std::string deep;
  for (int i = 0; i < 20000; ++i) deep += "<ul><li>a";
  EXPECT_EQ(written(deep), "");
  std::string many;
  for (int i = 0; i < 20000; ++i) many += "<ul>\n";
  EXPECT_EQ(written(many), "");
}

}  // namespace
}  // namespace waymark
