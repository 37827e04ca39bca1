// An article's symbols: sections, anchors, references, tables of links; includes; the page's HTML of each construct.

#include "article/compile.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "compiled_text.h"

namespace waymark {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> anchors_of(const Article& article) {
  std::vector<std::string> found;
  for (const Anchor& anchor : article.anchors) {
    const char* kinds[] = {"slug", "lifted", "shadowed", "written"};
    found.push_back(anchor.id + " " + kinds[static_cast<int>(anchor.kind)] + " " + std::to_string(anchor.section));
  }
  return found;
}

TEST(Compile, ChoosesTheDialect) {
  const struct {
    const char* text;
    Dialect wanted;
    bool legacy;
    const char* html;
  } cases[] = {
      {"<properties pageTitle=\"a\"/>\n##H\n", Dialect::automatic, true, "<h2 id=\"h\">H</h2>\n"},
      {"> [AZURE.NOTE] a\n\n##H\n", Dialect::automatic, true, "<h2 id=\"h\">H</h2>\n"},
      {"##H\n", Dialect::automatic, false, "<p>##H</p>\n"},
      {"---\ndialect: legacy\n---\n##H\n", Dialect::docs, true, "<h2 id=\"h\">H</h2>\n"},
      {"---\ndialect: gfm\n---\n## H\n", Dialect::automatic, false, "<h2>H</h2>\n"},
      {"---\n***\n", Dialect::commonmark, false, "<hr />\n<hr />\n"},
      {"---\ntext\n---\n", Dialect::gfm, false, "<hr />\n<h2>text</h2>\n"},
  };
  for (const auto& c : cases) {
    const CompiledText compiled = compile_text(c.text, c.wanted);
    EXPECT_EQ(compiled.article().legacy, c.legacy) << c.text;
    EXPECT_THAT(compiled.html(), HasSubstr(c.html)) << c.text;
  }
}

TEST(Compile, CutsAtHeadings) {
  const CompiledText compiled = compile_text("intro\n\n# One *two*\n\na\n\n### Deep\n\n## Next\n\n# Last `x`\n");
  const Article& article = compiled.article();
  ASSERT_EQ(article.sections.size(), 5U);
  ASSERT_EQ(article.pieces.size(), 5U);
  EXPECT_EQ(article.pieces[0].html, "<p>intro</p>\n");
  EXPECT_EQ(article.pieces[1].html, "<h1 id=\"one-two\">One <em>two</em></h1>\n<p>a</p>\n");
  EXPECT_EQ(article.sections[1].title, "One two");
  EXPECT_EQ(article.sections[1].title_html, "One <em>two</em>");
  EXPECT_EQ(compiled.at(article.sections[1].heading), "# One *two*");
  const std::uint32_t parents[] = {no_index, no_index, 1, 1, no_index};
  for (std::size_t i = 0; i < 5; ++i) EXPECT_EQ(article.sections[i].parent, parents[i]) << i;
  EXPECT_EQ(article.title, "One two");
}

TEST(Compile, TakesTheTitleFromTheFrontMatterFirst) {
  EXPECT_EQ(compile_text("---\ntitle: T | S\n---\n# H\n").article().title, "T | S");
  EXPECT_EQ(compile_text("# H\n").article().title, "H");
  const CompiledText none = compile_text("text\n");
  EXPECT_EQ(none.article().title, "");
  EXPECT_NE(none.find(Rule::front_matter_missing_title), nullptr);
  EXPECT_NE(none.find(Rule::front_matter_missing_description), nullptr);
  EXPECT_THAT(compile_text("---\nredirect_url: /a\n---\n").compiled.diagnostics, IsEmpty());
}

TEST(Compile, MakesAnchors) {
  const struct {
    const char* text;
    std::vector<std::string> anchors;
    std::vector<std::string> rules;
  } cases[] = {
      {"# A b\n\n# A b\n", {"a-b slug 1", "a-b-1 slug 2"}, {}},
      {"# <a name=\"english\"></a>Titel\n", {"english lifted 1", "titel shadowed 1"}, {}},
      {"# <a id=\"x.y z\" ></a>Titel\n", {"x.y z lifted 1", "titel shadowed 1"}, {}},
      {"# <a name=\"titel\"></a>Titel\n", {"titel lifted 1"}, {}},
      {"# <a name='x'></a>T\n", {"t slug 1", "x written 1"}, {}},
      {"# <a name=\"x\" />T\n", {"t slug 1", "x written 1"}, {}},
      {"# T<a name=\"x\"></a>\n", {"t slug 1", "x written 1"}, {}},
      {"# <a name=\"x\"></a>\n", {"section slug 1", "x written 1"}, {}},
      {"a\n\n<a name=\"x\"></a>\n# T\n", {"t slug 1", "x written 1"}, {}},
      {"a\n\n<a id=\"x\"></a>\n\n# T\n", {"t slug 1", "x written 1"}, {}},
      {"a\n\n<a name=\"t\"></a>\n# T\n", {"t slug 1"}, {}},
      {"# T\n\n<span id=\"x\">a</span>\n", {"t slug 1", "x written 1"}, {}},
      {"# T\n\n<a name=\"x\"></a>a <a name=\"x\"></a>b\n", {"t slug 1", "x written 1"}, {"anchor/duplicate"}},
      {"# <a name=\"x\"></a>A\n\n# <a name=\"x\"></a>B\n",
       {"x lifted 1", "a shadowed 1", "b slug 2"},
       {"anchor/duplicate"}},
      {"# <a name=\"x\"></a>A\n\n# A\n", {"x lifted 1", "a shadowed 1", "a-1 slug 2"}, {}},
      {"# <a name=\"x\"></a>A\n\n<a name=\"a\"></a>b\n", {"x lifted 1", "a written 1"}, {}},
  };
  for (const auto& c : cases) {
    const CompiledText compiled = compile_text(c.text, Dialect::docs);
    EXPECT_EQ(anchors_of(compiled.article()), c.anchors) << c.text;
    EXPECT_EQ(compiled.rules(), c.rules) << c.text;
  }
  const CompiledText blank = compile_text("##<a name=\"x\"> </a>Titel\n", Dialect::legacy);
  EXPECT_EQ(anchors_of(blank.article()), (std::vector<std::string>{"x lifted 1", "titel shadowed 1"}));
  EXPECT_THAT(blank.html(), HasSubstr("<h2 id=\"x\"><span id=\"titel\"></span>Titel</h2>"));
}

TEST(Compile, CollectsReferences) {
  const CompiledText compiled = compile_text(
      "[a *b*](c.md#d \"t\") ![alt](e.png) <https://x.org> [r] [text][r] mailto: [m](mailto:a@b.c)\n\n[r]: f%20g.md\n",
      Dialect::docs);
  struct Expected {
    ReferenceKind kind;
    const char* target;
    const char* text;
    const char* at_target;
  };
  const Expected expected[] = {
      {ReferenceKind::link, "c.md#d", "a b", "c.md#d"},
      {ReferenceKind::image, "e.png", "alt", "e.png"},
      {ReferenceKind::link, "https://x.org", "https://x.org", "https://x.org"},
      {ReferenceKind::link, "f%20g.md", "r", "f%20g.md"},
      {ReferenceKind::link, "f%20g.md", "text", "f%20g.md"},
      {ReferenceKind::link, "mailto:a@b.c", "m", "mailto:a@b.c"},
  };
  ASSERT_EQ(compiled.article().references.size(), std::size(expected));
  for (std::size_t i = 0; i < std::size(expected); ++i) {
    const Reference& reference = compiled.article().references[i];
    EXPECT_EQ(reference.kind, expected[i].kind) << i;
    EXPECT_EQ(reference.target, expected[i].target);
    EXPECT_EQ(reference.text, expected[i].text);
    EXPECT_EQ(compiled.at(reference.target_span), expected[i].at_target);
  }
  EXPECT_TRUE(compiled.article().references[2].autolink);
  EXPECT_EQ(compiled.article().pieces[0].slots.size(), std::size(expected));
}

TEST(Compile, KeepsEmptyTargets) {
  const CompiledText compiled = compile_text("[a]() <a href=\"\">b</a>\n", Dialect::docs);
  ASSERT_EQ(compiled.article().references.size(), 2U);
  EXPECT_EQ(compiled.article().references[0].target, "");
  EXPECT_EQ(compiled.article().references[0].target_span, (Span{4, 4}));
  EXPECT_EQ(compiled.article().references[1].target, "");
}

TEST(Compile, CollectsTablesAndListsOfLinks) {
  const CompiledText compiled = compile_text(
      "How you use it|Description\n:-|:-\n[Office](#a)|x\nlost|y\n[Azure](#b)|z\n\n| One |\n|--|\n| [a](b.md) |\n\n"
      "Where to go:\n\n1. [first](c.md) more\n2. second\n   - [inner](d.md)\n3. a **[third](e.md)**\n\n| words | links "
      "|\n|-|-|\n| a | [b](c.md) |\n",
      Dialect::docs);
  const std::vector<LinkTable>& tables = compiled.article().link_tables;
  ASSERT_EQ(tables.size(), 4U);
  EXPECT_EQ(tables[0].header, "How you use it | Description");
  ASSERT_EQ(tables[0].rows.size(), 3U);
  EXPECT_EQ(tables[0].rows[1].text, "lost");
  EXPECT_EQ(tables[0].rows[1].reference, no_index);
  EXPECT_EQ(compiled.article().references[tables[0].rows[2].reference].target, "#b");
  EXPECT_EQ(tables[1].header, "One");
  EXPECT_TRUE(tables[2].is_list);
  EXPECT_EQ(tables[2].header, "Where to go:");
  ASSERT_EQ(tables[2].rows.size(), 3U);
  EXPECT_EQ(tables[2].rows[0].text, "first more");
  EXPECT_EQ(tables[2].rows[1].reference, no_index);
  // Only the description leads on.
  EXPECT_EQ(tables[3].rows[0].text, "a");
  EXPECT_EQ(compiled.article().references[tables[3].rows[0].reference].target, "c.md");
  const std::string& html = compiled.article().pieces[0].html;
  EXPECT_TRUE(html.substr(tables[3].html.begin).starts_with("<div class=\"table-scroll\""));
  EXPECT_TRUE(html.substr(0, tables[3].html.end).ends_with("</table>\n</div>\n"));
  EXPECT_TRUE(html.substr(tables[2].html.begin).starts_with("<ol>"));
}

TEST(Compile, CollectsBracketsWithoutADefinition) {
  const CompiledText compiled = compile_text("[help with it] and [text][label], [x] [AZURE.THING]\n", Dialect::docs);
  std::vector<std::string> found;
  for (const BracketText& bracket : compiled.article().bracket_texts)
    found.push_back(bracket.text + "|" + bracket.label);
  EXPECT_THAT(found, ElementsAre("help with it|help with it", "text|label", "x|x"));
}

TEST(Compile, WritesTheConstructsOfTheDocumentation) {
  const struct {
    const char* text;
    const char* html;
  } cases[] = {
      {"> [!NOTE]\n> a\n",
       "<div class=\"alert alert-note\" role=\"note\">\n<p class=\"alert-title\">Note</p>\n<p>a</p>\n</div>\n"},
      {"> [!div class=\"checklist\" x=y title1=\"a\"]\n> * a\n",
       "<div class=\"checklist\">\n<ul>\n<li>a</li>\n</ul>\n</div>\n"},
      {"> [!VIDEO https://x.org/a?b&c]\n",
       "<figure class=\"video\"><a href=\"https://x.org/a?b&amp;c\">https://x.org/a?b&amp;c</a></figure>\n"},
      {"| a | b |\n|:-:|--:|\n| c | d |\n",
       "<div class=\"table-scroll\" role=\"region\" tabindex=\"0\">\n<table>\n<thead>\n<tr>\n<th "
       "class=\"align-center\">a</th>\n<th "
       "class=\"align-right\">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td class=\"align-center\">c</td>\n<td "
       "class=\"align-right\">d</td>\n</tr>\n</tbody>\n</table>\n</div>\n"},
      {"```azurecli-interactive\nx\n```\n",
       "<pre><code class=\"lang-azurecli\" data-interactive=\"azurecli\">x\n</code></pre>\n"},
      {"- [x] a\n- [ ] b\n",
       "<ul>\n<li class=\"task-list-item\"><label><input type=\"checkbox\" checked=\"\" disabled=\"\" /> "
       "a</label></li>\n<li "
       "class=\"task-list-item\"><label><input "
       "type=\"checkbox\" disabled=\"\" /> b</label></li>\n</ul>\n"},
      {"~~a~~ ~b~\n", "<p><del>a</del> ~b~</p>\n"},
      {"a  \nb\\\nc\n", "<p>a<br />\nb<br />\nc</p>\n"},
      {"![a](b.png \"t\")\n", "<p><img src=\"b.png\" alt=\"a\" title=\"t\" /></p>\n"},
  };
  for (const auto& c : cases) EXPECT_EQ(compile_text(c.text, Dialect::docs).html(), c.html) << c.text;

  const CompiledText selector = compile_text("> [AZURE.SELECTOR]\n- [a](b.md)\n- [c](d.md)\n", Dialect::legacy);
  EXPECT_THAT(selector.html(), HasSubstr("<nav class=\"selector\">\n<ul>\n<li><a href=\"b.md\">a</a></li>"));
  EXPECT_THAT(compile_text("> [AZURE.VIDEO some-id]\n").html(), HasSubstr("<p class=\"video\">some-id</p>"));
}

TEST(Compile, LeavesTheTitlesOfAlertsToTheLocale) {
  const CompiledText compiled = compile_text("> [!TIP]\n> a\n");
  EXPECT_THAT(compiled.article().pieces[0].html, HasSubstr("<p class=\"alert-title\">\xEE\x80\x80tip\xEE\x80\x81</p>"));
}

TEST(Includes, TakeTheirPlace) {
  const struct {
    const char* text;
    const char* included;
    const char* html;
  } cases[] = {
      {"a\n\n[!INCLUDE [x](inc/b.md)]\n\nc\n", "---\ntitle: t\n---\n\nB\n\n- d\n",
       "<p>a</p>\n<p>B</p>\n<ul>\n<li>d</li>\n</ul>\n<p>c</p>\n"},
      {"a [!INCLUDE [x](inc/b.md)] c\n", "one\n\ntwo\n", "<p>a one\ntwo c</p>\n"},
      {"# H [!INCLUDE [x](inc/b.md)]\n", "one", "<h1 id=\"h-\">H one</h1>\n"},
      {"- a\n\n  [!INCLUDE [x](inc/b.md)]\n", "> [!NOTE]\n> n\n",
       "<ul>\n<li>\n<p>a</p>\n<div class=\"alert alert-note\" role=\"note\">\n<p "
       "class=\"alert-title\">Note</p>\n<p>n</p>\n</div>\n</li>\n</ul>\n"},
      {"[AZURE.INCLUDE [x](inc/b.md)]This goes on.\n", "> [AZURE.NOTE] Sentence:",
       "<div class=\"alert alert-note\" role=\"note\">\n<p class=\"alert-title\">Note</p>\n<p>Sentence:This goes "
       "on.</p>\n</div>\n"},
      {"[!INCLUDE [x](inc/b.md)]\n", "[l](c.md) <a href=\"d.md\">m</a>\n",
       "<p><a href=\"c.md\">l</a> <a href=\"d.md\">m</a></p>\n"},
  };
  for (const auto& c : cases) {
    const CompiledText compiled = compile_text(c.text, Dialect::automatic, {{"inc/b.md", c.included}});
    EXPECT_EQ(compiled.html(), c.html) << c.text;
    EXPECT_THAT(compiled.article().includes, ElementsAre(SourceId{1}));
  }
}

TEST(Includes, KeepTheirOwnPlaceInTheWorld) {
  const CompiledText compiled =
      compile_text("# H\n\n[!INCLUDE [x](inc/b.md)]\n", Dialect::docs,
                   {{"inc/b.md", "# H\n\n[l](c.md)\n\n[!INCLUDE [y](c.md)]\n"}, {"inc/c.md", "C\n"}});
  EXPECT_EQ(compiled.article().references[0].source, SourceId{1});
  EXPECT_EQ(compiled.sources.file(SourceId{1}).logical_path, "inc/b.md");
  EXPECT_EQ(anchors_of(compiled.article()), (std::vector<std::string>{"h slug 1", "h-1 slug 2"}));
  EXPECT_THAT(compiled.article().includes, ElementsAre(SourceId{1}, SourceId{2}));
  EXPECT_THAT(compiled.html(), HasSubstr("<p>C</p>"));
}

TEST(Includes, AreFoundInTheNearestEdition) {
  CompiledText result;
  const auto add = [&](const char* text, const char* path, const char* locale, const char* version) {
    SourceFile file = source_of(text, path);
    file.locale = locale;
    file.version = version;
    return result.sources.add(std::move(file));
  };
  const SourceId article = add("[!INCLUDE [x](b.md)]\n", "a.md", "nl-nl", "2016-10");
  add("en new\n", "b.md", "en-us", "2017-03");
  add("en old\n", "b.md", "en-us", "2015-06");
  const CompileOptions options{.source_locale_names = {"en-us", "en"}};
  EXPECT_EQ(body_html(compile(result.sources.file(article), result.sources, options).article), "<p>en old</p>\n");
  add("nl new\n", "b.md", "nl-nl", "2017-03");
  EXPECT_EQ(body_html(compile(result.sources.file(article), result.sources, options).article), "<p>nl new</p>\n");
  add("nl old\n", "b.md", "nl-nl", "2015-06");
  add("nl middle\n", "b.md", "nl-nl", "2016-02");
  EXPECT_EQ(body_html(compile(result.sources.file(article), result.sources, options).article), "<p>nl middle</p>\n");
}

TEST(Includes, ReportWhatIsMissing) {
  const CompiledText compiled =
      compile_text("a\n\n[!INCLUDE [x](inc/notce.md)]\n\nb\n", Dialect::docs, {{"inc/notice.md", "n\n"}});
  const Diagnostic* missing = compiled.find(Rule::include_missing);
  ASSERT_NE(missing, nullptr);
  EXPECT_EQ(missing->reference, "inc/notce.md");
  EXPECT_EQ(compiled.at(missing->span), "inc/notce.md");
  EXPECT_THAT(missing->advice, HasSubstr("inc/notice.md"));
  EXPECT_EQ(compiled.html(), "<p>a</p>\n<p>b</p>\n");
}

TEST(Includes, ReportCycles) {
  const CompiledText compiled =
      compile_text("[!INCLUDE [x](b.md)]\n\nrest\n", Dialect::docs,
                   {{"b.md", "B\n\n[!INCLUDE [x](c.md)]\n"}, {"c.md", "[!INCLUDE [x](b.md)]\n"}});
  const Diagnostic* cycle = compiled.find(Rule::include_cycle);
  ASSERT_NE(cycle, nullptr);
  EXPECT_THAT(cycle->message, HasSubstr("b.md --> c.md --> b.md"));
  EXPECT_EQ(cycle->source, SourceId{2});
  EXPECT_EQ(compiled.html(), "<p>B</p>\n<p>rest</p>\n");
  EXPECT_THAT(compile_text("[!INCLUDE [x](b.md)]\n\n[!INCLUDE [x](b.md)]\n", Dialect::docs, {{"b.md", "B\n"}}).rules(),
              IsEmpty());
}

TEST(Includes, AreBounded) {
  CompiledText result;
  for (int i = 0; i < 40; ++i) {
    const std::string next = "f" + std::to_string(i + 1) + ".md";
    result.sources.add(
        source_of("[!INCLUDE [x](" + next + ")]\n\n[!INCLUDE [x](" + next + ")]\n", "f" + std::to_string(i) + ".md"));
  }
  result.sources.add(source_of("end\n", "f40.md"));
  result.compiled = compile(result.sources.file(SourceId{0}), result.sources, {});
  EXPECT_THAT(result.rules(), Contains("markdown/too-complex"));
}

}  // namespace
}  // namespace waymark
