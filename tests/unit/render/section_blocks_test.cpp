#include "render/history/section_blocks.h"

#include <gtest/gtest.h>

namespace waymark {
namespace {

std::string shown(const std::string& html, std::uint8_t level = 2) {
  Article article;
  Section section;
  section.level = level;
  article.sections.push_back(section);
  article.pieces.push_back({.html = html, .slots = {}});
  std::string out;
  for (const TextBlock& block : section_blocks(article, 0)) {
    constexpr const char* names[] = {"p", "li", "tr", "code", "picture"};
    out += std::string(names[static_cast<std::size_t>(block.kind)]) + ": " + block.text + "\n";
  }
  for (const auto& [mark, sign] : {std::pair{picture_begin, "<"}, std::pair{picture_end, ">"}}) {
    for (std::size_t at = out.find(mark); at != std::string::npos; at = out.find(mark))
      out.replace(at, mark.size(), sign);
  }
  return out;
}

TEST(SectionBlocks, AreParagraphsItemsRowsAndLinesOfCode) {
  struct Case {
    const char* html;
    const char* text;
  };
  for (const Case& one : std::initializer_list<Case>{
           {"<h2 id=\"a\">Title <em>here</em></h2>\n<p>One &amp; <b>two</b>.</p>", "p: One & two.\n"},
           {"<ol><li><p>First</p></li><li>Second<ul><li>Inner</li></ul></li></ol>",
            "li: First\nli: Second\nli: Inner\n"},
           {"<table><tr><th>A</th><th>B</th></tr><tr><td><p>1</p></td><td>2</td></tr></table>",
            "tr: A | B\ntr: 1 | 2\n"},
           {"<pre><code>one\n  two\n</code></pre><p>after</p>", "code: one\ncode: two\np: after\n"},
           {"<p>See <img src=\"\" alt=\"the form\"> and<br>go</p>", "p: See <the form> and go\n"},
           {"<div><p class=\"alert-title\">\xEE\x80\x80note\xEE\x80\x81</p><p>Mind.</p></div>", "p: Mind.\n"},
           {"", ""},
       }) {
    EXPECT_EQ(shown(one.html), one.text) << one.html;
  }
}

TEST(SectionBlocks, APictureIsOneWhereverItsLineEnds) {
  for (const char* html : {"<ol><li>Save. <img src=\"\" alt=\"the button\"></li></ol>",
                           "<ol><li><p>Save.</p><p><img src=\"\" alt=\"the button\"></p></li></ol>",
                           "<ol><li>Save.</li></ol><p><img src=\"\" alt=\"the button\"></p>"}) {
    EXPECT_EQ(shown(html), "li: Save.\npicture: <the button>\n") << html;
  }
  EXPECT_EQ(shown("<p><img alt=\"a\"><img alt=\"b\"> text <img alt=\"c\"> <img alt=\"d\"></p>"),
            "picture: <a>\npicture: <b>\np: text\npicture: <c>\npicture: <d>\n");
  EXPECT_EQ(shown("<table><tr><td>Save <img alt=\"a\"></td><td>b</td></tr></table>"), "tr: Save <a> | b\n");
}

TEST(SectionBlocks, WithoutAHeadingOfItsOwnNothingIsLeftOut) {
  EXPECT_EQ(shown("<blockquote><h2>Quoted</h2><p>text</p></blockquote>", 0), "p: Quoted\np: text\n");
}

}  // namespace
}  // namespace waymark
