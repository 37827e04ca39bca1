// A site's own files in place of single ones of the theme.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tiny_theme.h"

namespace waymark {
namespace {

using testing::HasSubstr;
using testing::Not;

// A theme with one of each kind.
ThemeFiles whole_theme() {
  ThemeFiles files = tiny_theme();
  files["theme/layouts/article.html"] = "<main>{{>PAGER}}{{>ICON_TIP}}{{T_NEXT}}</main>";
  files["theme/parts/pager.html"] = "<p>pager</p>";
  files["theme/icons/tip.svg"] = "<svg></svg>";
  files["theme/icons/favicon.svg"] = "<svg/>";
  files["theme/styles/parts/pager.css"] = ".pager{}";
  files["theme/styles/tokens.css"] = ":root{}";
  files["theme/scripts/a.js"] = "a();";
  files["theme/strings/nl.yml"] = "next: Volgende\n";
  return files;
}

std::string page_of(const ThemeFiles& files, const std::string& locale = "en") {
  const auto theme = load_theme(files);
  return theme ? theme->render(Page{.locale = locale}) : theme.error().message;
}

std::string asset_of(const ThemeFiles& files, std::string_view ending) {
  const auto theme = load_theme(files);
  if (!theme) return theme.error().message;
  for (const Output& asset : theme->assets()) {
    if (asset.path.str().ends_with(ending)) return asset.bytes;
  }
  return "none";
}

TEST(OwnTheme, AFileTakesThePlaceOfThatOfItsName) {
  ThemeFiles files = whole_theme();
  EXPECT_EQ(page_of(files), "<main><p>pager</p><svg></svg>Next</main>");
  files["mine/parts/pager.html"] = "<p>mine</p>";
  EXPECT_EQ(page_of(files), "<main><p>mine</p><svg></svg>Next</main>");
  files["mine/icons/tip.svg"] = "<svg>mine</svg>";
  files["mine/layouts/article.html"] = "<main>{{>ICON_TIP}}{{>PAGER}}</main>";
  EXPECT_EQ(page_of(files), "<main><svg>mine</svg><p>mine</p></main>");
  files["mine/styles/parts/pager.css"] = ".mine{}";
  EXPECT_EQ(asset_of(files, ".css"), "@layer tokens,parts;\n@layer tokens{\n:root{}\n}\n@layer parts{\n.mine{}\n}\n");
  files["mine/scripts/a.js"] = "mine();";
  EXPECT_THAT(asset_of(files, ".js"), testing::AllOf(HasSubstr("mine()"), Not(HasSubstr("a()"))));
  files["mine/theme.yml"] = "layers: [parts, tokens]\n";
  EXPECT_THAT(asset_of(files, ".css"), HasSubstr("@layer parts,tokens;"));
}

TEST(OwnTheme, AnEmptyFileTakesAPieceAway) {
  ThemeFiles files = whole_theme();
  files["mine/parts/pager.html"] = "";
  EXPECT_EQ(page_of(files), "<main><svg></svg>Next</main>");
  files["mine/icons/tip.svg"] = " \n";
  EXPECT_EQ(page_of(files), "<main>Next</main>");
  files["mine/styles/parts/pager.css"] = "\n";
  EXPECT_THAT(asset_of(files, ".css"), Not(HasSubstr("pager")));
  files["mine/scripts/a.js"] = "";
  EXPECT_EQ(asset_of(files, ".js"), "none");
  files["mine/icons/favicon.svg"] = "";
  EXPECT_EQ(asset_of(files, ".svg"), "none");
  EXPECT_EQ(page_of(files, "nl"), "<main>Volgende</main>");
  files["mine/strings/nl.yml"] = "";
  EXPECT_EQ(page_of(files, "nl"), "<main>Next</main>");
  files["mine/layouts/article.html"] = "";
  EXPECT_EQ(load_message(files), "mine/layouts/article.html is empty; a part can be taken away, a layout cannot");
}

TEST(OwnTheme, TextsTakeThePlaceOfSingleOnes) {
  ThemeFiles files = whole_theme();
  files["theme/strings/en.yml"] += "previous: Previous\n";
  files["theme/layouts/article.html"] = "{{T_PREVIOUS}} {{T_NEXT}}";
  files["mine/strings/en.yml"] = "next: Onward\n";
  EXPECT_EQ(page_of(files), "Previous Onward");
  EXPECT_EQ(page_of(files, "nl"), "Previous Volgende");
  files["mine/strings/fr.yml"] = "previous: Avant\n";
  EXPECT_EQ(page_of(files, "fr"), "Avant Onward");
}

TEST(OwnTheme, NewPiecesAreForItsOwnTemplates) {
  ThemeFiles files = whole_theme();
  files["mine/parts/pager.html"] = "{{>BANNER}}{{>ICON_STAR}}";
  files["mine/parts/banner.html"] = "<p>{{T_CALL_US}}</p>";
  files["mine/icons/star.svg"] = "<svg>star</svg>";
  files["mine/strings/en.yml"] = "call_us: Call us\n";
  files["mine/strings/nl.yml"] = "call_us: Bel ons\n";
  files["mine/styles/parts/banner.css"] = ".banner{}";
  files["mine/README.md"] = "Ours";
  files["mine/parts/banner.html~"] = "what an editor left";
  EXPECT_EQ(page_of(files), "<main><p>Call us</p><svg>star</svg><svg></svg>Next</main>");
  EXPECT_EQ(page_of(files, "nl"), "<main><p>Bel ons</p><svg>star</svg><svg></svg>Volgende</main>");
  EXPECT_THAT(asset_of(files, ".css"), HasSubstr(".banner"));
}

TEST(OwnTheme, WhatWouldBePassedOverIsAMistake) {
  struct Case {
    const char* path;
    const char* text;
    const char* message;
  };
  const Case cases[] = {
      {"layouts/artikel.html", "x",
       "mine/layouts/artikel.html is no layout that pages have; did you mean layouts/article.html?"},
      {"parts/pagr.html", "x", "mine/parts/pagr.html: no template puts this in; did you mean parts/pager.html?"},
      {"parts/my_own.html", "x", "mine/parts/my_own.html: no template puts this in"},
      {"icons/tipp.svg", "x", "mine/icons/tipp.svg: no template puts this in; did you mean icons/tip.svg?"},
      {"part/pager.html", "x", "mine/part/pager.html: themes have no folder part/; did you mean parts/?"},
      {"images/a.png", "x",
       "mine/images/a.png: themes have no folder images/, only layouts, parts, icons, strings, styles, scripts"},
      {"parts/pager.htm", "x", "mine/parts/pager.htm: files in parts/ end in .html"},
      {"strings/nl.yaml", "x: y", "mine/strings/nl.yaml: files in strings/ end in .yml"},
      {"theme.yaml", "x: y", "mine/theme.yaml is no file of a theme; did you mean theme.yml?"},
      {"styles/part/a.css", "a{}",
       "mine/styles/part/a.css: \"part\" is no layer that theme.yml declares; did you mean \"parts\"?"},
      {"strings/en.yml", "a: x\nnxt: y\n",
       "mine/strings/en.yml:1:1: \"a\" is no text of this theme (no template shows it)"},
      {"strings/en.yml", "nxt: y\n",
       "mine/strings/en.yml:1:1: \"nxt\" is no text of this theme (no template shows it); did you mean \"next\"?"},
      {"strings/nl.yml", "next: x\nnxt: y\n",
       "mine/strings/nl.yml:2:1: \"nxt\" is no text of this theme (en.yml has none); did you mean \"next\"?"},
      {"parts/pager.html", "\n<p>{{TITEL}}",
       "mine/parts/pager.html:2:4: TITEL is no name that a page offers; did you mean TITLE?"},
      {"parts/pager.html", "\xE9", "mine/parts/pager.html:1:1: this is no UTF-8; save the file in that encoding"},
      {"styles/parts/pager.css", ".a {\n", "mine/styles/parts/pager.css:1:4: this { is never closed"},
      {"readme.txt", "x", "mine holds no file of a theme (layouts/, parts/, icons/, strings/, styles/, scripts/)"},
      {"theme.yml", "layers: [parts]\n", "theme/styles/tokens.css: \"tokens\" is no layer that theme.yml declares"},
      {"theme.yml", "", "mine/theme.yml:1:1: \"layers\" has to list the cascade layers of styles/, lowest first"},
  };
  for (const Case& one : cases) {
    ThemeFiles files = whole_theme();
    files[std::string("mine/") + one.path] = one.text;
    EXPECT_EQ(load_message(files), one.message) << one.path;
  }
}

TEST(OwnTheme, AMistakeInThePartOfTheThemeThatItBrokeIsToldThere) {
  ThemeFiles files = whole_theme();
  files["theme/parts/pager.html"] = "<p>{{>ARROW}}</p>";
  files["theme/parts/arrow.html"] = "x";
  files["mine/parts/arrow.html"] = "{{#IF_TITLE}}";
  EXPECT_EQ(load_message(files), "mine/parts/arrow.html:1:1: {{#IF_TITLE}} is never closed");
}

}  // namespace
}  // namespace waymark
