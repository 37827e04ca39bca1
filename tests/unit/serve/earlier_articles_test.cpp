// Which articles of a state are taken over into the next, and that they are what compiling makes of them: all of each
// case is compiled as well and compared, with every handle in it.

#include "serve/earlier_articles.h"

#include <functional>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "build/stages.h"
#include "support/memory_site.h"

namespace waymark {
namespace {

using testing::UnorderedElementsAre;

const char* const site_file = R"(title: Help
content:
  - folder: ../content
    layout: "{locale}/{version}/{article}.md"
versions: ["1"]
locales: {source: en-us, list: [en-us, nl-nl]}
)";

class EarlierArticle : public testing::Test {
 protected:
  EarlierArticle() {
    add_theme(disk_.files);
    disk_.files["site/site.yml"] = site_file;
    write("en-us/1/plain.md", "# Plain\n\n##No space\n\nSee [it](#none).\n");
    write("en-us/1/with.md", "# With\n\n[!INCLUDE [x](includes/x.md)]\n\n> [!NOTE]\n> Words.\n");
    write("nl-nl/1/own.md", "# Own\n\n[!INCLUDE [y](includes/y.md)]\n");
    write("en-us/1/own.md", "# Own\n\n[!INCLUDE [y](includes/y.md)]\n");
    write("en-us/1/includes/x.md", "Before [!INCLUDE [z](z.md)]\n");
    write("en-us/1/includes/z.md", "**deep**\n\n##Deeper\n");
    write("en-us/1/includes/y.md", "The source's words.\n");
  }

  void write(const std::string& path, const std::string& text) { disk_.files["content/" + path] = text; }
  void remove(const std::string& path) { disk_.files.erase("content/" + path); }

  std::unique_ptr<ServedSite> make() const {
    auto site =
        make_served_site({.site_file = "site/site.yml", .theme_folder = "theme", .jobs = 1}, disk_, nullptr, {}, alone);
    EXPECT_EQ(site->problem, "");
    EXPECT_FALSE(site->report.config_failed);
    return site;
  }

  // Articles that have to be compiled, once `change` was made.
  std::vector<std::string> compiled_after(const std::function<void()>& change) {
    const auto before = make();
    change();
    const auto after = make();
    const SourceSet& sources = after->report.sources;
    const WithEarlier lock = alone;
    const EarlierArticles earlier(*before, lock);
    std::vector<std::string> compiled;
    for (const SourceFile* const article : articles_of(sources)) {
      const SourceFile& file = *article;
      const CompileOptions options = serving_options(after->config, file);
      const auto taken = earlier.find(file, sources, options);
      if (!taken) {
        compiled.push_back(file.path);
        continue;
      }
      const Compiled fresh = compile(file, sources, options);
      EXPECT_EQ(taken->article, fresh.article) << file.path;
      EXPECT_EQ(taken->diagnostics, fresh.diagnostics) << file.path;
      EXPECT_EQ(taken->lookups, fresh.lookups) << file.path;
      EXPECT_EQ(lines_of(taken->article), lines_of(fresh.article)) << file.path;
    }
    return compiled;
  }

  static std::vector<std::pair<std::uint32_t, SourceId>> lines_of(const Article& article) {
    std::vector<std::pair<std::uint32_t, SourceId>> lines;
    for (const Piece& piece : article.pieces) {
      for (const BlockLine& line : piece.lines) lines.emplace_back(line.line, line.source);
    }
    return lines;
  }

  static void alone(const std::function<void()>& read) { read(); }

  MemoryDisk disk_;
};

TEST_F(EarlierArticle, IsTakenOverWhereNothingChanged) {
  EXPECT_THAT(compiled_after([] {}), UnorderedElementsAre());
}

TEST_F(EarlierArticle, IsCompiledWhereItChangedItself) {
  EXPECT_THAT(compiled_after([&] { write("en-us/1/plain.md", "# Plain\n\nOther words.\n"); }),
              UnorderedElementsAre("content/en-us/1/plain.md"));
}

TEST_F(EarlierArticle, HasTheHandlesOfToday) {
  EXPECT_THAT(compiled_after([&] {
                write("en-us/1/a-first.md", "# First\n");
                write("en-us/1/includes/a-first.md", "# First include\n");
                remove("nl-nl/1/own.md");
              }),
              UnorderedElementsAre("content/en-us/1/a-first.md"));
}

TEST_F(EarlierArticle, IsCompiledWhereAnIncludeOfAnIncludeChanged) {
  EXPECT_THAT(compiled_after([&] { write("en-us/1/includes/z.md", "**deeper**\n"); }),
              UnorderedElementsAre("content/en-us/1/with.md"));
}

TEST_F(EarlierArticle, IsCompiledWhereAnIncludeAppearsOrVanishes) {
  EXPECT_THAT(compiled_after([&] { remove("en-us/1/includes/z.md"); }),
              UnorderedElementsAre("content/en-us/1/with.md"));
  EXPECT_THAT(compiled_after([&] { write("en-us/1/includes/z.md", "back\n"); }),
              UnorderedElementsAre("content/en-us/1/with.md"));
}

TEST_F(EarlierArticle, IsCompiledWhereAnIncludeIsFoundElsewhereFirst) {
  EXPECT_THAT(compiled_after([&] { write("nl-nl/1/includes/y.md", "De eigen woorden.\n"); }),
              UnorderedElementsAre("content/nl-nl/1/own.md"));
  EXPECT_THAT(compiled_after([&] { remove("nl-nl/1/includes/y.md"); }), UnorderedElementsAre("content/nl-nl/1/own.md"));
}

TEST_F(EarlierArticle, IsCompiledWhereItIsReadInAnotherWay) {
  EXPECT_THAT(compiled_after([&] { disk_.files["site/site.yml"] += "description: Other words.\n"; }),
              UnorderedElementsAre());
  EXPECT_THAT(compiled_after([&] {
                disk_.files["site/site.yml"] += "dialects:\n  - {files: \"**/plain.md\", dialect: commonmark}\n";
              }),
              UnorderedElementsAre("content/en-us/1/plain.md"));
}

TEST_F(EarlierArticle, SurvivesAThemeThatCannotBeUsed) {
  const std::string layout = disk_.files["theme/layouts/article.html"];
  disk_.files["theme/layouts/article.html"] = layout + "{{NO_SUCH_NAME}}";
  const auto broken =
      make_served_site({.site_file = "site/site.yml", .theme_folder = "theme", .jobs = 1}, disk_, nullptr, {}, alone);
  EXPECT_EQ(broken->frame(), nullptr);
  const WithEarlier lock = alone;
  const EarlierArticles earlier(*broken, lock);
  const SourceSet& sources = broken->report.sources;
  for (const SourceFile* const file : articles_of(sources))
    EXPECT_TRUE(earlier.find(*file, sources, serving_options(broken->config, *file))) << file->path;
}

}  // namespace
}  // namespace waymark
