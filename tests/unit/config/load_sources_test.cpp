#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "config_on_disk.h"

namespace waymark {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const char* kind_name(SourceKind kind) {
  switch (kind) {
    case SourceKind::article:
      return "article";
    case SourceKind::include:
      return "include";
    case SourceKind::toc:
      return "toc";
    case SourceKind::config:
      return "config";
  }
  return "";
}

// "article start.md = start @ en-us 2015-06"
std::vector<std::string> described(const ConfigOnDisk& site) {
  std::vector<std::string> lines;
  for (const SourceFile& file : site.sources.files()) {
    if (file.kind == SourceKind::config) continue;
    std::string line = fmt::format("{} {}", kind_name(file.kind), file.logical_path);
    if (!file.article.empty()) line += " = " + file.article;
    lines.push_back(fmt::format("{} @ {} {}", line, file.locale.empty() ? "-" : file.locale,
                                file.version.empty() ? "-" : file.version));
  }
  for (const Asset& asset : site.sources.assets()) {
    lines.push_back(fmt::format("asset {} @ {} {}", asset.logical_path, asset.locale.empty() ? "-" : asset.locale,
                                asset.version.empty() ? "-" : asset.version));
  }
  return lines;
}

std::vector<std::string> names(const std::vector<VersionConfig>& versions) {
  std::vector<std::string> result;
  for (const VersionConfig& version : versions) result.push_back(version.name);
  return result;
}

std::vector<std::string> tags(const std::vector<LocaleConfig>& locales) {
  std::vector<std::string> result;
  for (const LocaleConfig& locale : locales) result.push_back(locale.tag);
  return result;
}

TEST(LoadSources, declaredLayout) {
  ConfigOnDisk site(
      "locales: {list: [{tag: en-us, folders: [en]}, nl-nl]}\nversions: [2015-06, 2016-10]\n"
      "content: {folder: ../../content, layout: \"{locale}/{version}/{article}.md\"}\n");
  site.with("content/en/2015-06/start.md")
      .with("content/en/2015-06/guide/setup.md")
      .with("content/en/2015-06/media/a.svg")
      .with("content/en/2015-06/TOC.md")
      .with("content/en/2015-06/guide/toc.yml")
      .with("content/en/2015-06/includes/note.md")
      .with("content/en/2015-06/data.json")
      .with("content/en/2015-06/index.yml")
      .with("content/NL-nl/2016-10/start.md")
      .with("content/nl-nl/toc.md")
      .with("content/nl-nl/media/b.png")
      .with("content/en/2015-06/bread/toc.yml")
      .with("content/README.md")
      .with("content/media/logo.svg", "<svg/>")
      .load_all();
  EXPECT_THAT(site.findings(), IsEmpty());
  EXPECT_THAT(
      described(site),
      ElementsAre("article start.md = start @ nl-nl 2016-10", "include README.md @ - -", "toc TOC.md @ en-us 2015-06",
                  "article guide/setup.md = guide/setup @ en-us 2015-06", "toc guide/toc.yml @ en-us 2015-06",
                  "include includes/note.md @ en-us 2015-06", "article start.md = start @ en-us 2015-06",
                  "toc toc.md @ nl-nl -", "asset media/a.svg @ en-us 2015-06", "asset media/logo.svg @ - -",
                  "asset media/b.png @ nl-nl -"));
  EXPECT_EQ(site.sources.assets()[1].disk_path, "content/media/logo.svg");
  EXPECT_EQ(site.sources.assets()[1].size, 6U);
  EXPECT_EQ(site.sources.file(SourceId{1U}).path, "content/NL-nl/2016-10/start.md");
}

struct Found {
  std::vector<std::string> paths;
  std::vector<std::string> described;
  std::vector<std::string> locales;
  std::vector<std::string> versions;
};

TEST(LoadSources, findsLocalesAndVersions) {
  const Found cases[] = {
      {{"en-us/v10/a.md", "en-us/v9/a.md", "nl-NL/v9/a.md"},
       {"article a.md = a @ en-us v10", "article a.md = a @ en-us v9", "article a.md = a @ nl-nl v9"},
       {"en-us", "nl-nl"},
       {"v9", "v10"}},
      {{"nl-nl/a.md", "de-de/b.md"},
       {"article b.md = b @ de-de -", "article a.md = a @ nl-nl -"},
       {"de-de", "nl-nl"},
       {"current"}},
      {{"a.md", "guide/b.md", "it/c.md", "user-help/d.md"},
       {"article a.md = a @ - -", "article guide/b.md = guide/b @ - -", "article c.md = c @ it -",
        "article user-help/d.md = user-help/d @ - -"},
       {"it"},
       {"current"}},
      {{"2015-06/a.md", "2016-10/a.md", "media/x.png"},
       {"article a.md = a @ - 2015-06", "article a.md = a @ - 2016-10", "asset media/x.png @ - -"},
       {"en-us"},
       {"2015-06", "2016-10"}},
      {{"365-guide/a.md"}, {"article 365-guide/a.md = 365-guide/a @ - -"}, {"en-us"}, {"current"}},
  };
  for (const Found& c : cases) {
    ConfigOnDisk site("title: Help\n");
    for (const std::string& path : c.paths) site.with("content/help/" + path);
    site.load_all();
    EXPECT_THAT(site.findings(), IsEmpty());
    EXPECT_EQ(described(site), c.described);
    EXPECT_EQ(tags(site.config.locales), c.locales);
    EXPECT_EQ(names(site.config.versions), c.versions);
    EXPECT_EQ(site.config.source_locale, LocaleId{0U});
  }
}

TEST(LoadSources, sourceLocale) {
  ConfigOnDisk preferred("title: Help\n");
  preferred.with("content/help/de-de/a.md").with("content/help/en-gb/a.md").with("content/help/nl-nl/a.md").load_all();
  EXPECT_THAT(tags(preferred.config.locales), ElementsAre("en-gb", "de-de", "nl-nl"));
  EXPECT_EQ(preferred.config.locales[1].name, "Deutsch");

  ConfigOnDisk named("locales: {source: nl-nl}\n");
  named.with("content/help/de-de/a.md").with("content/help/nl-nl/a.md").load_all();
  EXPECT_THAT(tags(named.config.locales), ElementsAre("nl-nl", "de-de"));
  EXPECT_THAT(named.findings(), IsEmpty());
}

TEST(LoadSources, severalLayouts) {
  ConfigOnDisk site(
      "locales: [en-us, nl-nl]\nversions: [2015-06]\ncontent:\n  folder: ../../content\n"
      "  layout: [\"{locale}/{version}/{article}.md\", \"{locale}/{article}.md\", \"{article}.md\"]\n");
  site.with("content/en-us/2015-06/a.md")
      .with("content/en-us/guide/b.md")
      .with("content/guide/deep/c.md")
      .with("content/nl-nk/2015-06/d.md")
      .with("content/en-us/2015-07/e.md")
      .with("content/f.md")
      .load_all();
  EXPECT_THAT(described(site),
              ElementsAre("article a.md = a @ en-us 2015-06", "include 2015-07/e.md @ en-us -",
                          "article guide/b.md = guide/b @ en-us -", "article f.md = f @ - -",
                          "article guide/deep/c.md = guide/deep/c @ - -", "include nl-nk/2015-06/d.md @ - 2015-06"));
  EXPECT_THAT(site.findings(), ElementsAre("nl-nk/2015-06/d.md:1:1 locale/unknown: \"nl-nk\" is none of this site's "
                                           "locales; this file is left out (did you mean \"nl-nl\"?)",
                                           "2015-07/e.md:1:1 version/unknown: \"2015-07\" is none of this site's "
                                           "versions; this file is left out (did you mean \"2015-06\"?)"));
}

TEST(LoadSources, unknownFoldersAreToldOnce) {
  ConfigOnDisk site("locales: [en-us]\ncontent: {folder: ../../content, layout: \"{locale}/{article}.md\"}\n");
  site.with("content/en-us/a.md")
      .with("content/drafts/a.md")
      .with("content/drafts/b.md")
      .with("content/drafts/c/d.md")
      .load_all();
  EXPECT_THAT(site.findings(),
              ElementsAre("drafts/a.md:1:1 locale/unknown: \"drafts\" is none of this site's locales; this file and 2 "
                          "more are left out (declare it under locales in site.yml, or exclude the folder)"));
}

TEST(LoadSources, rootsWithTheirOwnPlace) {
  ConfigOnDisk site(
      "locales: [en-us, nl-nl]\nversions: [1, 2]\ncontent:\n"
      "  - {folder: ../../en, locale: en-us, version: 2, layout: \"{article}.md\"}\n"
      "  - {folder: ../../nl, locale: nl-nl, layout: \"v{version}/{article}.md\", exclude: [\"**/draft-*\"], includes: "
      "[\"**/parts/**\"]}\n");
  site.with("en/a.md")
      .with("en/toc.yml")
      .with("en/x.png")
      .with("nl/v1/a.md")
      .with("nl/v1/draft-b.md")
      .with("nl/v1/parts/p.md")
      .with("nl/v1/y.png")
      .load_all();
  EXPECT_THAT(site.findings(), IsEmpty());
  EXPECT_THAT(described(site),
              ElementsAre("article a.md = a @ en-us 2", "toc toc.yml @ en-us 2", "article a.md = a @ nl-nl 1",
                          "include parts/p.md @ nl-nl 1", "asset x.png @ en-us 2", "asset y.png @ nl-nl 1"));
}

TEST(LoadSources, pathMap) {
  ConfigOnDisk site(
      "locales: [en-us]\ncontent:\n  folder: ../../content\n  layout: \"{locale}/{version}/{article}.md\"\n"
      "  path_map: {file: ../../content/MAP.tsv, path: file, logical: source_path}\n  exclude: [MAP.tsv]\n");
  site.with("content/MAP.tsv",
            "file\tbytes\tsource_path\r\nen-us/2015-06/a.md\t1\tarticles/mfa/a.md\r\nen-us/2015-06/b.md\t1\t\r\n"
            "en-us/2015-06/c.md\t1\t../../etc/c.md\nen-us/2015-06/d.md\t1\t/etc/d.md\nen-us/2015-06/"
            "TOC.md\t1\tarticles/./mfa/TOC.md\nshort\n")
      .with("content/en-us/2015-06/a.md")
      .with("content/en-us/2015-06/b.md")
      .with("content/en-us/2015-06/c.md")
      .with("content/en-us/2015-06/d.md")
      .with("content/en-us/2015-06/TOC.md")
      .load_all();
  EXPECT_THAT(site.findings(), IsEmpty());
  EXPECT_THAT(described(site),
              ElementsAre("toc articles/mfa/TOC.md @ en-us 2015-06", "article articles/mfa/a.md = a @ en-us 2015-06",
                          "article b.md = b @ en-us 2015-06", "article c.md = c @ en-us 2015-06",
                          "article d.md = d @ en-us 2015-06"));
}

TEST(LoadSources, encodings) {
  ConfigOnDisk site("title: Help\n");
  site.with("content/help/a.md", "# A\n\nDon\x92t\n")
      .with("content/help/b.md", std::string("\xFF\xFE#\0", 4))
      .with("content/help/c.md", "\xEF\xBB\xBF# C\n")
      .load_all();
  EXPECT_THAT(
      site.findings(),
      ElementsAre("a.md:3:4 encoding/invalid-utf8: the byte 0x92 is not valid UTF-8 here (the file may be in "
                  "Windows-1252 or another old encoding; save it as UTF-8)",
                  "b.md:1:1 encoding/invalid-utf8: the file is UTF-16 (little endian), not UTF-8 (save it as UTF-8)"));
  EXPECT_EQ(site.sources.file(SourceId{1U}).text, "# A\n\nDon\xEF\xBF\xBDt\n");
  EXPECT_EQ(site.sources.file(SourceId{2U}).text, "#");
  EXPECT_EQ(site.sources.file(SourceId{3U}).text, "\xEF\xBB\xBF# C\n");
}

TEST(LoadSources, theSameForAnyNumberOfJobs) {
  const auto load = [](std::size_t jobs) {
    ConfigOnDisk site("title: Help\n");
    for (int i = 0; i < 200; ++i)
      site.with(fmt::format("content/help/en-us/{}/{}.md", i % 7, i), i % 11 == 0 ? "\xFF" : "x");
    site.load_all(jobs);
    return std::pair(described(site), site.findings());
  };
  EXPECT_EQ(load(1), load(8));
}

TEST(LoadSources, rootsMayOverlap) {
  ConfigOnDisk site("content: [../../content/help/a, ../../content/help]\n");
  site.with("content/help/a/x.md").with("content/help/y.md").load_all();
  EXPECT_THAT(described(site), ElementsAre("article x.md = x @ - -", "article y.md = y @ - -"));
}

TEST(LoadSources, retirementsAreDatedByVersionsFound) {
  ConfigOnDisk site("title: Help\n");
  site.with("content/help/2015-06/a.md")
      .with("content/help/2017-03/a.md")
      .with("site/help/redirects.yml", "- {article: b, since: 2017-03}\n- {article: c, since: 2017-04}\n")
      .load_all();
  EXPECT_EQ(site.config.retirements.at(0).since, VersionId{1U});
  EXPECT_THAT(
      site.findings(),
      ElementsAre(
          "redirects.yml:2:23 config/bad-value: \"2017-04\" is no version of this site (did you mean \"2017-03\"?)"));
}

TEST(LoadSources, aMissingRootIsAFailureThatNamesIt) {
  MemoryDisk disk;
  SourceSet sources;
  Diagnostics diagnostics;
  Config config;
  config.content.push_back({.folder = "nowhere"});
  const Result<void> loaded = load_sources(config, disk, 1, sources, diagnostics);
  ASSERT_FALSE(loaded);
  EXPECT_THAT(loaded.error().message, testing::HasSubstr("nowhere"));
}

}  // namespace
}  // namespace waymark
