// What today's parsers read differently: found in both dialects, repaired in `legacy`, and mended by its own fix.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "compiled_text.h"

namespace waymark {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

struct RepairCase {
  const char* name;
  Rule rule;
  const char* text;
  const char* where;     // the finding's span
  const char* repaired;  // part of the page in `legacy`
  const char* fixed;     // the text with the fix in it
};

class Repairing : public testing::TestWithParam<RepairCase> {};

TEST_P(Repairing, IsFoundRepairedAndFixed) {
  const RepairCase& c = GetParam();
  const std::string id(info(c.rule).id);
  for (const Dialect dialect : {Dialect::docs, Dialect::legacy}) {
    const CompiledText compiled = compile_text(c.text, dialect);
    ASSERT_THAT(compiled.rules(), Contains(id)) << static_cast<int>(dialect) << '\n' << compiled.html();
    EXPECT_EQ(compiled.at(compiled.find(c.rule)->span), c.where);
    ASSERT_TRUE(compiled.find(c.rule)->fix);
    EXPECT_EQ(compiled.fixed(c.rule), c.fixed);
  }
  EXPECT_THAT(compile_text(c.text, Dialect::legacy).html(), HasSubstr(c.repaired));
  for (const Dialect dialect : {Dialect::docs, Dialect::legacy}) {
    const CompiledText mended = compile_text(c.fixed, dialect);
    EXPECT_THAT(mended.rules(), Not(Contains(id)));
    EXPECT_THAT(mended.html(), HasSubstr(c.repaired));
  }
}

const RepairCase repair_cases[] = {
    {"heading", Rule::markdown_heading_space, "##Heading\ntext\n", "##Heading", "<h2 id=\"heading\">Heading</h2>",
     "## Heading\ntext\n"},
    {"heading_closed", Rule::markdown_heading_space, "##Heading##\n", "##Heading##", "<h2 id=\"heading\">Heading</h2>",
     "## Heading ##\n"},
    {"heading_anchor", Rule::markdown_heading_space, "#<a name=\"x\"></a>Text\n", "#<a name=\"x\"></a>Text",
     "<h1 id=\"x\">", "# <a name=\"x\"></a>Text\n"},
    {"heading_in_quote", Rule::markdown_heading_space, "> ##Heading\n", "##Heading", "<h2 id=\"heading\">Heading</h2>",
     "> ## Heading\n"},
    {"alert_on_line", Rule::markdown_legacy_alert, ">[AZURE.NOTE]Text **b**\nlazy\n", "[AZURE.NOTE]",
     "<p class=\"alert-title\">Note</p>\n<p>Text <strong>b</strong>\nlazy</p>", ">[!NOTE]\n> Text **b**\nlazy\n"},
    {"alert_lazy", Rule::markdown_legacy_alert, "> [AZURE.IMPORTANT]\nText\n", "[AZURE.IMPORTANT]",
     "<p class=\"alert-title\">Important</p>\n<p>Text</p>", "> [!IMPORTANT]\n> Text\n"},
    {"alert_in_list", Rule::markdown_legacy_alert, "1. a\r\n\r\n   > [WACOM.TIP] b\r\n", "[WACOM.TIP]",
     "<p class=\"alert-title\">Tip</p>\n<p>b</p>", "1. a\r\n\r\n   > [!TIP]\r\n   > b\r\n"},
    {"list_closed_at_text", Rule::markdown_unclosed_html, "<ol>\n<li>a</li>\n<li>b</li>\n\n**After**\n", "<ol>",
     "<li>b</li>\n</ol>\n<p><strong>After</strong></p>", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n\n**After**\n"},
    {"list_with_image", Rule::markdown_unclosed_html, "<ol>\n<li>a</li>\n\n![x](y.png)\n\nText\n", "<ol>",
     "</li></ol>\n<p>Text</p>", "<ol>\n<li>a</li>\n\n![x](y.png)\n</ol>\n\nText\n"},
    {"list_in_list", Rule::markdown_unclosed_html, "<ol><li>a<ul><li>b</li></ol>\n", "<ul>",
     "<ul><li>b</li>\n</ul></li></ol>", "<ol><li>a<ul><li>b</li></ul></ol>\n"},
    {"strong_in_li", Rule::markdown_in_html, "<ul>\n<li>Click **Create**</li>\n</ul>\n", "Click **Create**",
     "<li>\nClick <strong>Create</strong>\n</li>", nullptr},
    {"image_in_centre", Rule::markdown_in_html, "<center>![S](s.png)</center>\n", "![S](s.png)",
     "<div class=\"center\">\n<img src=\"s.png\"", nullptr},
    {"link_in_cell", Rule::markdown_in_html, "<table><tr><td>See [a](b.md)</td></tr></table>\n", "See [a](b.md)",
     "<td>\nSee <a href=\"b.md\">a</a>", nullptr},
    {"list_and_image", Rule::markdown_broken_list, "1. a\n\n![x](y)\n\n2. b\n", "![x](y)",
     "<ol>\n<li>\n<p>a</p>\n<p><img", "1. a\n\n   ![x](y)\n\n2. b\n"},
    {"list_and_two_blanks", Rule::markdown_broken_list, "1. a\n\n  ![x](y)\n2. b\n", "![x](y)",
     "<ol>\n<li>\n<p>a</p>\n<p><img", "1. a\n\n   ![x](y)\n2. b\n"},
    {"list_of_ones", Rule::markdown_broken_list, "1. a\n\n![x](y)\n\n1. b\n", "![x](y)",
     "<ol>\n<li>\n<p>a</p>\n<p><img", "1. a\n\n   ![x](y)\n\n1. b\n"},
    {"list_and_text", Rule::markdown_broken_list, "9. a\n\nText\nmore\n\n10. b\n", "Text",
     "<p>Text\nmore</p>\n</li>\n<li>", "9. a\n\n   Text\n   more\n\n10. b\n"},
    {"bullets_below", Rule::markdown_broken_list, "1. a\n  - b\n  - c\n2. d\n", "- b", "<li>a\n<ul>\n<li>b</li>",
     "1. a\n   - b\n   - c\n2. d\n"},
    {"delimiter_row", Rule::markdown_table_shape, "A | B\n--- | --- | ---\nc | d\n", "--- | --- | ---",
     "<th>B</th>\n</tr>", "A | B\n| --- | --- |\nc | d\n"},
    {"first_column", Rule::markdown_table_shape, " | B\n--- | ---\nc | d\n", "--- | ---", "<th></th>\n<th>B</th>",
     " || B\n--- | ---\nc | d\n"},
    {"pipe_in_code", Rule::markdown_table_shape, "| A |\n|---|\n| `b|c` |\n", "|", "<code>b|c</code>",
     "| A |\n|---|\n| `b\\|c` |\n"},
    {"blank_before_url", Rule::link_space_before_target, "see [text] (a.md#b).\n", "[text] (a.md#b)",
     "see <a href=\"a.md#b\">text</a>.", "see [text](a.md#b).\n"},
    {"blank_before_label", Rule::link_space_before_target, "see [text]  [ref].\n\n[ref]: a.md\n", "[text]  [ref]",
     "see <a href=\"a.md\">text</a>.", "see [text][ref].\n\n[ref]: a.md\n"},
    {"blank_in_url", Rule::link_space_before_target, "![a](./my file.png)\n", "![a](./my file.png)",
     "src=\"./my%20file.png\"", "![a](<./my file.png>)\n"},
    {"emphasis_blank", Rule::markdown_emphasis_edge, "**Note: ** text\n", "**Note: **", "<strong>Note:</strong> text",
     "**Note:** text\n"},
    {"emphasis_punctuation", Rule::markdown_emphasis_edge, "**「設定」**を選択\n", "**「設定」**",
     "<strong>「設定」</strong>を選択", "<strong>「設定」</strong>を選択\n"},
    {"mojibake", Rule::encoding_mojibake, "you donâ€™t\n", "â€™", "you don’t", "you don’t\n"},
    {"mojibake_in_code", Rule::encoding_mojibake, "`cafÃ©`\n", "Ã©", "<code>café</code>", "`café`\n"},
};

TEST(Repairs, PutBlankLinesAroundMarkdownInHtml) {
  const CompiledText compiled = compile_text("<ul>\n<li>Click **Create**</li>\n</ul>\n", Dialect::legacy);
  EXPECT_EQ(compiled.fixed(Rule::markdown_in_html), "<ul>\n<li>\n\nClick **Create**\n\n</li>\n</ul>\n");
  const CompiledText in_list = compile_text("1. <center>\n   ![a](b)</center>\n", Dialect::legacy);
  EXPECT_EQ(in_list.fixed(Rule::markdown_in_html), "1. <center>\n   \n   ![a](b)\n\n   </center>\n");
}

std::vector<RepairCase> whole_cases() {
  std::vector<RepairCase> cases;
  for (const RepairCase& c : repair_cases) {
    if (c.fixed != nullptr) cases.push_back(c);
  }
  return cases;
}

INSTANTIATE_TEST_SUITE_P(All, Repairing, testing::ValuesIn(whole_cases()),
                         [](const auto& test) { return test.param.name; });

TEST(Repairs, ShowMarkdownInHtmlOnLegacyPagesOnly) {
  for (const RepairCase& c : repair_cases) {
    if (c.fixed != nullptr) continue;
    const CompiledText legacy = compile_text(c.text, Dialect::legacy);
    EXPECT_THAT(legacy.rules(), Contains("markdown/in-html")) << c.name;
    EXPECT_THAT(legacy.html(), HasSubstr(c.repaired)) << c.name;
    const CompiledText docs = compile_text(c.text, Dialect::docs);
    EXPECT_THAT(docs.rules(), Contains("markdown/in-html")) << c.name;
    EXPECT_THAT(docs.html(), Not(HasSubstr(c.repaired))) << c.name;
    EXPECT_THAT(compile_text(legacy.fixed(Rule::markdown_in_html), Dialect::docs).rules(), IsEmpty()) << c.name;
  }
}

TEST(Repairs, LeaveGoodTextAlone) {
  for (const char* text : {
           "[note] (see below)\n",
           "[1] (2015) and [a] (and/or b), [x] (e.g. this)\n",
           "f(**a, **b) and 2 ** 3 ** 4\n",
           "a \\** b \\** c\n",
           "#1 in the list\n\n#hashtag\n",
           "# C#\n",
           "1. a\n\nText\n\n1. b\n",
           "1. a\n\n## Heading\n\n2. b\n",
           "| a | b |\n|---|---|\n| c |\n| d | e |  \n",
           "A | B\n:--- | :--- | \nc | d\n",
           "„MENÜ“ und „À“ sowie Å” und «É»\n",
           "“AMANHÔ â é ü ﬁ naïve\n",
           "<ul>\n<li>a\n<li>b\n</ul>\n",
           "<p>a * b and c_d_e</p>\n",
           "<pre>\n**a** [b](c)\n</pre>\n",
           "```\n##x\n>[AZURE.NOTE] y\n```\n",
           "text\n---\n",
       }) {
    EXPECT_THAT(compile_text(text, Dialect::docs).rules(), IsEmpty()) << text;
  }
}

TEST(Repairs, AreNeitherMadeNorReportedInTheSpecificationsDialects) {
  for (const RepairCase& c : repair_cases) {
    for (const Dialect dialect : {Dialect::gfm, Dialect::commonmark}) {
      EXPECT_THAT(compile_text(c.text, dialect).rules(), IsEmpty()) << c.name;
    }
  }
}

TEST(Repairs, ReadEastAsianBoldTextInDocs) {
  EXPECT_THAT(compile_text("**設定。**を\n", Dialect::docs).html(), HasSubstr("<strong>設定。</strong>を"));
  EXPECT_THAT(compile_text("選取**+**新增（然後**新增帳戶**）。\n", Dialect::docs).html(),
              HasSubstr("選取<strong>+</strong>新增（然後<strong>新增帳戶</strong>）。"));
}

TEST(Repairs, GiveTableRowsTheirLostCells) {
  const CompiledText compiled = compile_text("A|B\n-|-\nc|d|e\n", Dialect::legacy);
  ASSERT_NE(compiled.find(Rule::markdown_table_shape), nullptr);
  EXPECT_EQ(compiled.at(compiled.find(Rule::markdown_table_shape)->span), "e");
  EXPECT_EQ(compiled.find(Rule::markdown_table_shape)->fix->trust, Trust::needs_review);
  EXPECT_THAT(compiled.html(), HasSubstr("<td>e</td>"));
  EXPECT_THAT(compile_text("A|B\n-|-\nc|d|e\n", Dialect::docs).html(), Not(HasSubstr("<td>e</td>")));
}

TEST(Repairs, KeepSpansInTheFile) {
  const CompiledText compiled =
      compile_text("<li>**a** ![x](one.png)</li>\n\n1. a\n\n![y](two.png)\n\n2. [z] (three.md)\n", Dialect::legacy);
  ASSERT_EQ(compiled.article().references.size(), 3U);
  const char* targets[] = {"one.png", "two.png", "three.md"};
  for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(compiled.at(compiled.article().references[i].target_span), targets[i]);
}

}  // namespace
}  // namespace waymark
