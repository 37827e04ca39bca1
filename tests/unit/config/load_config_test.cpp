#include "config/load_config.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "config_on_disk.h"

namespace waymark {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(LoadConfig, readsEveryKey) {
  ConfigOnDisk site(R"(# The help of one product
title: {en-us: Help, NL-nl: Hulp}
description: All about it
base_url: https://help.example.org/mfa
output: out/help
theme: ../../themes/plain
static: static
home: welcome
content:
  - folder: ../../content/articles
    layout: ["{locale}/{version}/{article}.md", "{article}.md"]
    exclude: ["drafts/**"]
    includes: "shared/**"
    locale: nl-NL
    version: 2015-06
    path_map: {file: map.tsv, path: file, logical: source_path}
  - ../../content/more
locales:
  source: en-US
  list:
    - {tag: nl-nl, name: Neerlandais, folders: [nl, dutch]}
    - en-us
versions:
  list:
    - 2015-06
    - {name: 2017-03, label: March 2017}
  pages: all
usages:
  question: {en-us: "How do you use it?"}
  header_words: [How you use, Hoe u gebruikt]
  list:
    - {id: office-365, label: With Office, description: At work, words: [Office 365, O365]}
    - {id: azure, label: {en-us: With Azure}, words: Azure}
navigation:
  - welcome
  - title: First steps
    children:
      - {title: {nl-nl: Instellen}, to: setup#phone}
published_at: ["https://docs.example.org/{locale}/help/", "http://old.example.org"]
known_elsewhere:
  - other/*.md
  - file: known.txt
title_suffixes: ["| Example", "- Old"]
dialects:
  - {files: "2015/**", dialect: legacy}
  - gfm
severities:
  - {rule: link/case, severity: error}
  - {files: ["old/**", "older/**"], rule: include/*, severity: off}
)");
  site.with("site/help/redirects.yml", "- {article: old, since: 2017-03, to: new#a}\n- {article: gone}\n")
      .with("site/help/static/robots.txt")
      .with("site/help/map.tsv", "file\tsource_path\n")
      .with("site/help/known.txt", "\xEF\xBB\xBF# elsewhere\n\narticles/a.md\tnote\r\n articles/b.md \n")
      .with("themes/plain/theme.yml")
      .with("content/articles/a.md")
      .with("content/more/b.md")
      .load();
  EXPECT_THAT(site.findings(), IsEmpty());
  const Config& config = site.config;

  EXPECT_EQ(config.name, "help");
  EXPECT_EQ(config.folder, "site/help");
  EXPECT_EQ(config.title.in("nl-nl", "en-us"), "Hulp");
  EXPECT_EQ(config.title.in("fr-fr", "en-us"), "Help");
  EXPECT_EQ(config.description.in("nl-nl", "en-us"), "All about it");
  EXPECT_EQ(config.base_url, "https://help.example.org/mfa/");
  EXPECT_EQ(config.output, "out/help");
  EXPECT_EQ(config.theme, "themes/plain");
  EXPECT_EQ(config.static_folder, "site/help/static");
  EXPECT_EQ(config.home, "welcome");

  ASSERT_EQ(config.content.size(), 2U);
  const ContentRoot& root = config.content[0];
  EXPECT_EQ(root.folder, "content/articles");
  ASSERT_EQ(root.layouts.size(), 2U);
  EXPECT_EQ(root.layouts[1].pattern(), "{article}.md");
  EXPECT_THAT(root.exclude, ElementsAre("drafts/**"));
  EXPECT_THAT(root.includes, ElementsAre("shared/**"));
  EXPECT_EQ(root.locale, "nl-nl");
  EXPECT_EQ(root.version, "2015-06");
  ASSERT_TRUE(root.path_map);
  EXPECT_EQ(root.path_map->file, "site/help/map.tsv");
  EXPECT_EQ(root.path_map->logical_column, "source_path");
  EXPECT_EQ(config.content[1].folder, "content/more");
  EXPECT_FALSE(config.content[1].includes.empty());

  ASSERT_EQ(config.locales.size(), 2U);
  EXPECT_FALSE(config.find_locales);
  EXPECT_EQ(config.locale(config.source_locale).tag, "en-us");
  EXPECT_EQ(config.locales[0].name, "Neerlandais");
  EXPECT_EQ(config.locales[1].name, "English");
  EXPECT_EQ(config.find_locale("Dutch"), LocaleId{0U});
  EXPECT_EQ(config.find_locale("EN-US"), LocaleId{1U});
  EXPECT_FALSE(config.find_locale("fr"));

  ASSERT_EQ(config.versions.size(), 2U);
  EXPECT_EQ(config.versions[0].label, "2015-06");
  EXPECT_EQ(config.versions[1].label, "March 2017");
  EXPECT_EQ(config.version_pages, VersionPages::all);
  EXPECT_EQ(config.find_version("2017-03"), VersionId{1U});

  EXPECT_EQ(config.usage_question.in("nl-nl", "en-us"), "How do you use it?");
  EXPECT_THAT(config.chooser_words, ElementsAre("How you use", "Hoe u gebruikt"));
  ASSERT_EQ(config.usages.size(), 2U);
  EXPECT_EQ(config.usages[0].id, "office-365");
  EXPECT_EQ(config.usages[0].description.in("", ""), "At work");
  EXPECT_THAT(config.usages[0].words, ElementsAre("Office 365", "O365"));
  EXPECT_THAT(config.usages[1].words, ElementsAre("Azure"));

  ASSERT_EQ(config.navigation.size(), 2U);
  EXPECT_EQ(config.navigation[0].target, "welcome");
  EXPECT_EQ(config.navigation[1].title.in("en-us", "en-us"), "First steps");
  ASSERT_EQ(config.navigation[1].children.size(), 1U);
  EXPECT_EQ(config.navigation[1].children[0].target, "setup#phone");

  EXPECT_THAT(config.published_at, ElementsAre("https://docs.example.org/{locale}/help/", "http://old.example.org"));
  EXPECT_THAT(config.known_elsewhere, ElementsAre("other/*.md", "articles/a.md", "articles/b.md"));
  EXPECT_THAT(config.title_suffixes, ElementsAre("| Example", "- Old"));
  ASSERT_EQ(config.dialects.size(), 2U);
  EXPECT_EQ(config.dialects[0].glob, "2015/**");
  EXPECT_EQ(config.dialects[0].dialect, Dialect::legacy);
  EXPECT_EQ(config.dialects[1].glob, "**");
  EXPECT_EQ(config.dialects[1].dialect, Dialect::gfm);
  ASSERT_EQ(config.policy.overrides.size(), 7U);  // one rule, and three of a family at two globs
  EXPECT_EQ(config.policy.overrides[0].rule, Rule::link_case);
  EXPECT_EQ(config.policy.overrides[0].severity, Severity::error);
  EXPECT_EQ(config.policy.overrides[0].glob, "**");
  EXPECT_EQ(config.policy.overrides[6].severity, Severity::off);
  EXPECT_EQ(config.policy.overrides[6].glob, "older/**");

  ASSERT_EQ(config.retirements.size(), 2U);
  EXPECT_EQ(config.retirements[0].article, "old");
  EXPECT_EQ(config.retirements[0].since, VersionId{1U});
  EXPECT_EQ(config.retirements[0].successor, "new#a");
  EXPECT_EQ(site.sources.file(config.retirements[0].source).logical_path, "redirects.yml");
  EXPECT_FALSE(config.retirements[1].since);
}

TEST(LoadConfig, shortForms) {
  ConfigOnDisk site(R"(content: articles
locales: [en-us, nl-nl]
versions: [2015-06, 2017-03]
dialects: legacy
severities: {link/case: off}
usages:
  - {id: a, label: A}
)");
  site.with("site/help/articles/a.md").load();
  EXPECT_THAT(site.findings(), IsEmpty());
  EXPECT_EQ(site.config.content.at(0).folder, "site/help/articles");
  EXPECT_EQ(site.config.locales.size(), 2U);
  EXPECT_EQ(site.config.source_locale, LocaleId{0U});
  EXPECT_EQ(site.config.versions.size(), 2U);
  EXPECT_EQ(site.config.dialects.at(0).dialect, Dialect::legacy);
  EXPECT_EQ(site.config.usages.size(), 1U);
}

TEST(LoadConfig, anEmptyFileHasDefaults) {
  for (const char* text : {"", "\n", "# only a comment\n", "\xEF\xBB\xBF", "---\n"}) {
    ConfigOnDisk site(text);
    site.with("content/help/start.md").load();
    EXPECT_THAT(site.findings(), IsEmpty()) << text;
    EXPECT_EQ(site.config.title.in("en-us", "en-us"), "help");
    EXPECT_EQ(site.config.output, "public");
    EXPECT_EQ(site.config.home, "index");
    EXPECT_EQ(site.config.content.at(0).folder, "content/help");
    EXPECT_TRUE(site.config.find_locales);
  }
}

TEST(LoadConfig, contentBesideTheSiteFile) {
  ConfigOnDisk site("title: Help\r\n");
  site.with("site/help/content/start.md").load();
  EXPECT_THAT(site.findings(), IsEmpty());
  EXPECT_EQ(site.config.content.at(0).folder, "site/help/content");
}

TEST(LoadConfig, otherPlacesOfTheSiteFile) {
  for (const auto& [path, folder] : {std::pair("site.yml", "."), std::pair("/srv/help/site.yml", "/srv/help")}) {
    MemoryDisk disk;
    disk.files[path] = "content: articles\n";
    disk.files[join_disk_path(folder, "articles/a.md")] = "";
    SourceSet sources;
    Diagnostics diagnostics;
    const Result<Config> config = load_config(path, disk, sources, diagnostics);
    ASSERT_TRUE(config) << path;
    EXPECT_EQ(config->folder, folder);
    EXPECT_TRUE(diagnostics.empty()) << path << ": " << diagnostics.at(0).message;
  }
}

TEST(LoadConfig, aFileThatCannotBeReadIsAFailure) {
  MemoryDisk disk;
  SourceSet sources;
  Diagnostics diagnostics;
  EXPECT_FALSE(load_config("site/help/site.yml", disk, sources, diagnostics));
}

TEST(LoadConfig, keysAreSortedAndComplete) {
  const std::vector<std::string> keys = config_keys();
  EXPECT_TRUE(std::ranges::is_sorted(keys));
  EXPECT_THAT(keys, testing::IsSupersetOf({"title", "content", "content[].folder", "content[].path_map.logical",
                                           "locales.source", "locales.list[].tag", "versions.pages",
                                           "versions.list[].label", "usages.list[].words", "navigation[].children",
                                           "known_elsewhere[].file", "dialects[].files", "severities[].rule"}));
  EXPECT_EQ(keys.size(), 113U);
}

TEST(LocalizedText, fallsBack) {
  LocalizedText text;
  EXPECT_EQ(text.in("nl-nl", "en-us"), "");
  text.by_locale[""] = "all";
  EXPECT_EQ(text.in("nl-nl", "en-us"), "all");
  text.by_locale["en-us"] = "source";
  EXPECT_EQ(text.in("nl-nl", "en-us"), "source");
  text.by_locale["nl-nl"] = "own";
  EXPECT_EQ(text.in("nl-nl", "en-us"), "own");
}

}  // namespace
}  // namespace waymark
