#include "theme/theme.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/integrity.h"
#include "tiny_theme.h"

namespace waymark {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Theme, ValuesAreEscapedByWhereTheyStand) {
  Page page;
  page.title = "\"><script>alert('x')</script>&";
  page.next = PageLink{.text = "n", .url = "javascript:alert(1)"};
  const std::string escaped = "&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;";
  EXPECT_EQ(render_with("<p>{{TITLE}}</p>", page), "<p>" + escaped + "</p>");
  EXPECT_EQ(render_with("<title>{{TITLE}}</title>", page), "<title>" + escaped + "</title>");
  EXPECT_EQ(render_with("<p title=\"{{TITLE}}\"></p>", page), "<p title=\"" + escaped + "\"></p>");
  EXPECT_EQ(render_with("<a href=\"{{NEXT_URL}}\"></a>", page), "<a href=\"#\"></a>");
  EXPECT_THAT(render_with("<script>x = '{{TITLE}}'</script>", page), Not(HasSubstr("<script>alert")));
}

TEST(Theme, RelativeAddressesReachThePageAsTheyAre) {
  for (const char* url : {"../a%20b.html#x", "./a:b.html", "#x", "https://a.b/c?d=e", "/mfa/x.html"}) {
    Page page;
    page.next = PageLink{.text = "n", .url = url};
    EXPECT_EQ(render_with("<a href=\"{{NEXT_URL}}\"></a>", page), std::string("<a href=\"") + url + "\"></a>");
  }
}

TEST(Theme, ConditionsFollowWhetherThereIsAValue) {
  const std::string layout = "{{#IF_DATE}}yes{{/IF_DATE}}{{#UNLESS_DATE}}no{{/UNLESS_DATE}}";
  EXPECT_EQ(render_with(layout, {}), "no");
  EXPECT_EQ(render_with(layout, Page{.date = "2017-03-23"}), "yes");
}

TEST(Theme, EntriesOfListsDoNotTakeValuesFromOthers) {
  Page page;
  page.versions = {{.text = "a", .url = "a.html", .current = true, .note = "now"}, {.text = "b", .url = "b.html"}};
  EXPECT_EQ(render_with("{{#VERSIONS}}[{{VERSION_TEXT}}{{#IF_VERSION_NOTE}} {{VERSION_NOTE}}{{/IF_VERSION_NOTE}}"
                        "{{#UNLESS_VERSION_CURRENT}} other{{/UNLESS_VERSION_CURRENT}}]{{/VERSIONS}}",
                        page),
            "[a now][b other]");
}

TEST(Theme, NavigationIsRenderedToAnyDepth) {
  PageNavigation leaf{.link = {.text = "leaf <"}};
  PageNavigation branch{.link = {.text = "branch"}, .open = true, .children = {leaf, leaf}};
  PageNavigation root{.link = {.text = "root"}, .open = true, .children = {branch}};
  PageNavigation closed{.link = {.text = "closed"}, .children = {leaf}};
  Page page;
  page.navigation = {root, closed};
  EXPECT_EQ(render_with("{{#NAVIGATION}}({{ENTRY_TEXT}}{{ENTRY_CHILDREN_HTML:none}}){{/NAVIGATION}}", page),
            "(root<li>branch<li>leaf &lt;</li><li>leaf &lt;</li></li>)(closed)");
}

TEST(Theme, TheTitleOfTheDocumentNamesArticleAndSite) {
  const std::string layout = "{{PAGE_TITLE}}";
  EXPECT_EQ(render_with(layout, Page{.site_title = "Site", .title = "Article"}), "Article – Site");
  EXPECT_EQ(render_with(layout, Page{.site_title = "Site", .title = "Site"}), "Site");
  EXPECT_EQ(render_with(layout, Page{.site_title = "Site"}), "Site");
  EXPECT_EQ(render_with(layout, Page{.title = "Article"}), "Article");
}

TEST(Theme, TheBodyIsCutBehindItsHeading) {
  const std::string layout = "{{BODY_START_HTML:none}}|{{BODY_HTML:none}}";
  EXPECT_EQ(render_with(layout, Page{.body_html = "<h1>a</h1><p>b</p>", .has_h1 = true}), "<h1>a</h1>|<p>b</p>");
  EXPECT_EQ(render_with(layout, Page{.body_html = "<p>b</p>"}), "|<p>b</p>");
}

TEST(Theme, AssetsAreFingerprintedAndNamedByPages) {
  ThemeFiles files = tiny_theme();
  files["theme/styles/parts/pager.css"] = ".pager { color: red; }";
  files["theme/scripts/a.js"] = "1;";
  files["theme/icons/favicon.svg"] = "<svg/>";
  files["theme/layouts/article.html"] =
      "<link href=\"{{STYLESHEET_URL}}\"><link href=\"{{FAVICON_URL}}\"><a href=\"{{SCRIPT_URL}}\"></a>";
  const auto theme = load_theme(files);
  ASSERT_TRUE(theme) << theme.error().message;
  ASSERT_EQ(theme->assets().size(), 3U);
  const std::string html = theme->render(Page{.root_url = "../"});
  for (const Output& asset : theme->assets()) {
    EXPECT_THAT(asset.path.str(), testing::MatchesRegex("assets/(site|favicon)\\.[0-9a-f]+\\.(css|js|svg)"));
    EXPECT_THAT(html, HasSubstr("\"../" + asset.path.str() + "\""));
  }
  const std::string before = theme->assets()[0].path.str();
  files["theme/styles/parts/pager.css"] += ".pager { margin: 0 }";
  EXPECT_NE(load_theme(files)->assets()[0].path.str(), before);
}

TEST(Theme, PagesNameTheHashesOfTheThemesFilesWhereAsked) {
  ThemeFiles files = tiny_theme();
  files["theme/styles/parts/pager.css"] = ".pager { color: red; }";
  files["theme/scripts/a.js"] = "1;";
  files["theme/layouts/article.html"] =
      "<link{{#IF_STYLESHEET_INTEGRITY}} integrity=\"{{STYLESHEET_INTEGRITY}}\"{{/IF_STYLESHEET_INTEGRITY}}>"
      "<script src=\"{{SCRIPT_URL}}\" integrity=\"{{SCRIPT_INTEGRITY}}\"></script>";
  const auto theme = load_theme(files);
  ASSERT_TRUE(theme) << theme.error().message;
  const std::string html = theme->render(Page{.with_integrity = true});
  for (const Output& asset : theme->assets()) EXPECT_THAT(html, HasSubstr("\"" + integrity_of(asset.bytes) + "\""));
  EXPECT_THAT(theme->render(Page{}), Not(HasSubstr("sha384")));
}

TEST(Theme, ScriptsAreOneFileWithoutSharedNames) {
  ThemeFiles files = tiny_theme();
  files["theme/scripts/a.js"] = "const x = 1;\n";
  files["theme/scripts/b.js"] = "// empty but for this\nconst x = 2;";
  files["theme/scripts/c.js"] = "\n";
  const auto theme = load_theme(files);
  ASSERT_TRUE(theme) << theme.error().message;
  EXPECT_EQ(theme->assets().back().bytes,
            "(()=>{\"use strict\";\nconst x = 1;\n})();\n"
            "(()=>{\"use strict\";\n// empty but for this\nconst x = 2;\n})();\n");
  files["theme/scripts/b.js"] = "const x = 2;\nexport const y = 3;";
  EXPECT_EQ(load_message(files),
            "theme/scripts/b.js:2:1: scripts are put together in one file; they import and export nothing");
}

TEST(Theme, ModulesOfTheSearchAreASecondFileInTheOrderOfTheirImports) {
  ThemeFiles files = tiny_theme();
  files["theme/scripts/a.js"] = "1;";
  files["theme/scripts/search/begin.js"] =
      "// Begins.\nimport { fold, Word } from './words.js';\n\nif (fold) {\n  // a reason\n  new Word();\n}\n";
  files["theme/scripts/search/words.js"] = "export const fold = 1;\nexport class Word {}\nconst own = 2;\n";
  const auto theme = load_theme(files);
  ASSERT_TRUE(theme) << theme.error().message;
  const Output& asset = theme->assets().back();
  EXPECT_THAT(asset.path.str(), testing::MatchesRegex("assets/search\\.[0-9a-f]+\\.js"));
  EXPECT_EQ(asset.bytes,
            "(()=>{\"use strict\";\n"
            "const $words=(()=>{\nconst fold = 1;\nclass Word {}\nconst own = 2;\nreturn{fold,Word};\n})();\n"
            "const $begin=(()=>{\nconst {fold,Word}=$words;\nif (fold) {\nnew Word();\n}\nreturn{};\n})();\n"
            "})();\n");

  files["theme/layouts/article.html"] = "<a href=\"{{SEARCH_URL}}\">{{SEARCH_SCRIPT_URL}}</a>";
  EXPECT_EQ(load_theme(files)->render(Page{.root_url = "./"}), "<a href=\"\"></a>");
  EXPECT_EQ(load_theme(files)->render(Page{.root_url = "./", .search_url = "search.html"}),
            "<a href=\"search.html\">./" + asset.path.str() + "</a>");
}

TEST(Theme, MistakesInModulesOfTheSearchAreTold) {
  const auto message = [](const std::string& begin, const std::string& words) {
    ThemeFiles files = tiny_theme();
    files["theme/scripts/search/begin.js"] = begin;
    files["theme/scripts/search/words.js"] = words;
    return load_message(files);
  };
  const std::string import = "import { fold } from './words.js';\n";
  EXPECT_EQ(message("import './words.js';\n", ""),
            "theme/scripts/search/begin.js:1:1: an import is a line \"import { a, b } from './file.js';\"");
  EXPECT_EQ(message(import, ""), "theme/scripts/search/begin.js:1:1: there is no words.js beside this file");
  EXPECT_EQ(message(import, "export const other = 1;\n"),
            "theme/scripts/search/begin.js:1:1: words.js exports no \"fold\"");
  EXPECT_EQ(message("const a = 1;\nexport { a };\n", ""),
            "theme/scripts/search/begin.js:2:1: \"export\" stands before a const, a class or a function");
  EXPECT_EQ(
      message(import + "export const begin = 1;\n", "import { begin } from './begin.js';\nexport const fold = 1;"),
      "theme/scripts/search/words.js:1:1: begin.js needs this file in turn");
  ThemeFiles files = tiny_theme();
  files["theme/scripts/other/a.js"] = "1;";
  EXPECT_EQ(load_message(files),
            "theme/scripts/other/a.js: scripts/ has one folder, search/, with files such as search/ranking.js");
}

TEST(Theme, AFolderThatIsNoThemeIsToldSo) {
  ThemeFiles files;
  files["theme/readme.txt"] = "";
  EXPECT_EQ(load_message(files), "theme/theme.yml does not exist, so this is no theme folder");
  files = tiny_theme();
  files.erase("theme/layouts/usage.html");
  EXPECT_EQ(load_message(files), "theme/layouts/usage.html does not exist");
  files = tiny_theme();
  files["theme/layouts/artikel.html"] = "";
  EXPECT_THAT(load_message(files), HasSubstr("theme/layouts/artikel.html is no layout that pages have"));
  files = tiny_theme();
  files["theme/theme.yml"] = "layer: [tokens]\n";
  EXPECT_EQ(load_message(files), "theme/theme.yml:1:1: \"layer\" is no key of theme.yml; did you mean \"layers\"?");
  files["theme/theme.yml"] = "layers:\n  - \"a b\"\n";
  EXPECT_EQ(load_message(files), "theme/theme.yml:2:5: \"a b\" is no name of a layer");
  files["theme/theme.yml"] = std::string(std::size_t{5} << 20, 'x');
  EXPECT_EQ(load_message(files), "theme/theme.yml is over 4 MiB, too big for a theme");
}

}  // namespace
}  // namespace waymark
