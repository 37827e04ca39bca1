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
