#include "theme/template_source.h"

#include <gtest/gtest.h>

#include "tiny_theme.h"

namespace waymark {
namespace {

struct BadTemplate {
  const char* text;
  const char* message;  // behind "theme/layouts/article.html:"
};

TEST(TemplateSource, MistakesAreToldWithFileLineAndColumn) {
  const BadTemplate cases[] = {
      {"<p>\n{{TITEL}}</p>", "2:1: TITEL is no name that a page offers; did you mean TITLE?"},
      {"{{T_NEXTT}}", "1:1: T_NEXTT is no name that a page offers; did you mean T_NEXT?"},
      {"{{#NAVIGATON}}{{/NAVIGATON}}", "1:1: NAVIGATON is no name that a page offers; did you mean NAVIGATION?"},
      {"{{#IF_TITEL}}x{{/IF_TITEL}}", "1:1: IF_TITEL is no name that a page offers; did you mean IF_TITLE?"},
      {"a\n\n{{ENTRY_TEXT}}", "3:1: ENTRY_TEXT has a value only inside {{#NAVIGATION}}"},
      {"{{NAVIGATION}}", "1:1: {{NAVIGATION}} is a list; write {{#NAVIGATION}} … {{/NAVIGATION}}"},
      {"{{#TITLE}}x{{/TITLE}}",
       "1:1: {{#TITLE}} is a value, not a list; for \"when there is one\" write {{#IF_TITLE}}"},
      {"{{BODY_HTML}}", "1:1: {{BODY_HTML}} is HTML; write {{BODY_HTML:none}}"},
      {"{{TITLE:none}}", "1:1: {{TITLE:none}} changes the escaping; write {{TITLE}}"},
      {"{{TITLE:x-mine}}", "1:1: {{TITLE:x-mine}} changes the escaping; write {{TITLE}}"},
      {"{{%AUTOESCAPE context=\"TEXT\"}}",
       "1:1: {{%AUTOESCAPE context=\"TEXT\"}} is not allowed; escaping is always on and markers are fixed"},
      {"{{={ }=}}", "1:1: {{={ }=}} is not allowed; escaping is always on and markers are fixed"},
      {"{{{TITLE}}}", "1:1: {{{TITLE}} is no name"},
      {"{{ TITLE }}", "1:1: {{ TITLE }} is no name"},
      {"{{TITLE", "1:1: {{ is never closed by }}"},
      {"{{#IF_TITLE}}\n", "1:1: {{#IF_TITLE}} is never closed"},
      {"{{/IF_TITLE}}", "1:1: {{/IF_TITLE}} closes nothing"},
      {"{{#IF_TITLE}}\n{{#IF_DATE}}\n{{/IF_TITLE}}",
       "3:1: {{/IF_TITLE}} stands where {{/IF_DATE}} is expected (opened in line 2)"},
      {"{{>PAGR}}", "1:1: {{>PAGR}} names parts/pagr.html, which does not exist; did you mean parts/pager.html?"},
      {"{{>ICON_TIP}}", "1:1: {{>ICON_TIP}} names icons/tip.svg, which does not exist"},
      {"<p>é {{TITEL}}</p>", "1:6: TITEL is no name that a page offers; did you mean TITLE?"},
      {"<p>{{! a\nnote }} {{T_NEXT:h}}", "2:9: {{T_NEXT}} takes no modifier"},
      {"{{#IF_TITLE:x}}", "1:1: a section takes no modifier"},
      {"{{>PAGER:x}}", "1:1: a part takes no modifier"},
      {"{{}}", "1:1: {{}} is no name"},
      {"<p>\n<a href={{HOME_URL}}>x</a>", "2: Value of URL attribute \"href\" must be enclosed in quotes"},
      {"<p>ok {{TITLE}}</p>\n<p>\n<a href=\"<\" <b x=\"{{TITLE}}\">", "3: Failed parsing: "},
  };
  for (const BadTemplate& one : cases) {
    ThemeFiles files = tiny_theme();
    files["theme/parts/pager.html"] = "<p></p>";
    files["theme/layouts/article.html"] = one.text;
    testing::internal::CaptureStderr();
    const std::string message = load_message(files);
    EXPECT_EQ(testing::internal::GetCapturedStderr(), "") << one.text;
    EXPECT_TRUE(message.starts_with(std::string("theme/layouts/article.html:") + one.message)) << message;
  }
}

TEST(TemplateSource, MistakesInPartsAreToldWhereTheyStand) {
  ThemeFiles files = tiny_theme();
  files["theme/layouts/article.html"] = "<p>\n{{>PAGER}}";
  files["theme/parts/pager.html"] = "\n\n<a {{#IF_NEXT_URL}}href={{NEXT_URL}}{{/IF_NEXT_URL}}>x</a>";
  EXPECT_EQ(load_message(files),
            "theme/parts/pager.html:3: Value of URL attribute \"href\" must be enclosed in quotes");
  files["theme/parts/pager.html"] = "{{#IF_TITLE}}";
  EXPECT_EQ(load_message(files), "theme/parts/pager.html:1:1: {{#IF_TITLE}} is never closed");
  files["theme/parts/pager.html"] = "{{>PAGER}}";
  EXPECT_EQ(load_message(files), "theme/parts/pager.html:1:1: parts/pager.html includes itself");
  files["theme/parts/pager.html"] = "\n <p>{{>OTHER}}";
  files["theme/parts/other.html"] = "a {{>PAGER}}";
  EXPECT_EQ(load_message(files),
            "theme/parts/other.html:1:3: parts/pager.html includes itself, by way of parts/other.html");
  files["theme/parts/pager.html"] = "{{/IF_TITLE}}";
  files["theme/layouts/article.html"] = "{{#IF_TITLE}}{{>PAGER}}";
  EXPECT_EQ(load_message(files), "theme/parts/pager.html:1:1: {{/IF_TITLE}} closes nothing");
}

TEST(TemplateSource, MistakesInDrawingsAreToldWhereTheyStand) {
  ThemeFiles files = tiny_theme();
  files["theme/layouts/article.html"] = "<p>{{>ICON_TIP}}";
  files["theme/icons/tip.svg"] = "<svg>\n {{TITLE}}</svg>";
  EXPECT_EQ(load_message(files), "theme/icons/tip.svg:2:2: a drawing is no template and holds no {{");
}

TEST(TemplateSource, PartsThatMultiplyEndInAMessage) {
  ThemeFiles files = tiny_theme();
  const std::string ten(std::size_t{100}, 'x');
  files["theme/parts/a0.html"] = ten;
  for (int i = 1; i < 12; ++i) {
    std::string& part = files["theme/parts/a" + std::to_string(i) + ".html"];
    for (int n = 0; n < 10; ++n) part += "{{>A" + std::to_string(i - 1) + "}}";
  }
  files["theme/layouts/article.html"] = "{{>A11}}";
  EXPECT_TRUE(load_message(files).ends_with("the parts together are over 4 MiB")) << load_message(files);
}

TEST(TemplateSource, IndentationAndBlankLinesDoNotReachThePage) {
  Page page;
  page.title = "T";
  EXPECT_EQ(render_with("<p>\n\n    <b>{{TITLE}}</b>\r\n  {{! a note }}\n</p>\n", page), "<p>\n<b>T</b>\n</p>\n");
}

}  // namespace
}  // namespace waymark
