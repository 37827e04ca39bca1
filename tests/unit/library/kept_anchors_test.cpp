#include "library/addresses/kept_anchors.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tiny_site.h"

namespace waymark {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

PageSections sections_of(const TinySite& site, std::string_view path) {
  for (const ArticlePage& page : site.library.pages) {
    if (page.path.str() == path) return page_sections(site.library, page);
  }
  ADD_FAILURE() << "no page " << path;
  return {};
}

// "heading: kept anchors", then "removed title: anchors".
std::vector<std::string> anchors_of(const TinySite& site, std::string_view path) {
  const PageSections sections = sections_of(site, path);
  std::vector<std::string> lines;
  const auto line = [&](const std::string& start, SectionId id, const std::vector<std::string>& anchors) {
    lines.push_back(start + site.library.article(id.variant).sections[id.section].title + ":");
    for (const std::string& anchor : anchors) lines.back() += " " + anchor;
  };
  for (const ShownSection& section : sections.shown) {
    if (!section.kept_anchors.empty()) line("", section.id, section.kept_anchors);
  }
  for (const RemovedSection& removed : sections.removed)
    line("removed ", site.library.histories[removed.history].newest().id, removed.anchors);
  return lines;
}

// Gives a section another one that has its matter now, as alignment does.
void move_matter(TinySite& site, std::string_view from, std::string_view to) {
  const auto index = [&](std::string_view title) {
    const auto found = std::ranges::find_if(site.library.histories, [&](const SectionHistory& history) {
      const SectionId id = history.newest().id;
      return site.library.article(id.variant).sections[id.section].title == title;
    });
    return static_cast<HistoryIndex>(found - site.library.histories.begin());
  };
  site.library.histories[index(from)].went_to.push_back({.history = index(to)});
}

void show_pieces(TinySite& site) {
  for (Article& article : site.articles) article.pieces.resize(article.sections.size());
}

TEST(KeptAnchors, ASectionThatIsGoneGetsAnEntryWithAllItsAnchors) {
  TinySite site;
  site.add("en-us/2015-06/a.md", "# A\n## Phones\n## Tablets\n");
  site.add("en-us/2015-10/a.md", "# A\n## Phones\n");
  show_pieces(site);
  site.link();
  EXPECT_THAT(anchors_of(site, "a.html"), ElementsAre("removed Tablets: tablets"));
  EXPECT_THAT(anchors_of(site, "v/2015-06/a.html"), IsEmpty());
  EXPECT_THAT(page_anchors(site.library, sections_of(site, "a.html")), ElementsAre("a", "phones", "tablets"));
}

TEST(KeptAnchors, AnAnchorFollowsTheMatterOfItsSection) {
  TinySite site;
  site.add("en-us/2015-06/a.md", "# A\n## Tablets\n");
  site.add("en-us/2015-10/a.md", "# A\n## Slates\n");
  site.add("en-us/2016-10/a.md", "# A\n## Screens\n");
  show_pieces(site);
  site.link();
  move_matter(site, "Tablets", "Slates");
  move_matter(site, "Slates", "Screens");
  EXPECT_THAT(anchors_of(site, "a.html"), ElementsAre("Screens: slates tablets"));
}

TEST(KeptAnchors, RecordedAnchorsThatNoTextHasAnyMoreWorkAgain) {
  TinySite site;
  site.add("en-us/2015-06/a.md", "# A\n## Phones\n## Tablets\n");
  site.add("en-us/2015-10/a.md", "# A\n## Phones\n");
  show_pieces(site);
  for (const auto& [from, to] : {std::pair("oldest", "older"), std::pair("older", "phones"),
                                 std::pair("slates", "tablets"), std::pair("lost", "nowhere")})
    site.config.section_renames.push_back({.article = "a", .from = from, .to = to});
  site.link();
  EXPECT_THAT(anchors_of(site, "a.html"), ElementsAre("Phones: older oldest", "removed Tablets: tablets slates"));
}

TEST(KeptAnchors, OldTitlesOfTheArticleLeadToItsBeginning) {
  TinySite site;
  site.add("en-us/2015-06/a.md", "# Old name\n");
  site.add("en-us/2015-10/a.md", "# New name\n");
  show_pieces(site);
  site.link();
  const PageSections sections = sections_of(site, "a.html");
  EXPECT_THAT(sections.removed, IsEmpty());
  EXPECT_THAT(anchors_of(site, "a.html"), ElementsAre("New name: old-name"));
}

TEST(KeptAnchors, PagesOfEveryVersionKeepTheAnchorsOfThoseBeforeThem) {
  TinySite site;
  site.config.version_pages = VersionPages::all;
  site.add("en-us/2015-06/a.md", "# A\n## One\n");
  site.add("en-us/2015-10/a.md", "# A\n## Two\n");
  site.add("en-us/2016-10/a.md", "# A\n## Three\n");
  show_pieces(site);
  site.link();
  EXPECT_THAT(anchors_of(site, "v/2015-06/a.html"), IsEmpty());
  EXPECT_THAT(anchors_of(site, "v/2015-10/a.html"), ElementsAre("removed One: one"));
  EXPECT_THAT(anchors_of(site, "a.html"), ElementsAre("removed Two: two", "removed One: one"));
}

TEST(KeptAnchors, ATranslationKeepsThoseOfItsSource) {
  TinySite site;
  site.add("en-us/2015-06/a.md", "# A\n## Gone\n## Old\n");
  site.add("en-us/2015-10/a.md", "# A\n## New\n");
  site.add("nl-nl/2015-10/a.md", "# A\n## Nieuw\n<a name=\"new\"></a>\n");
  show_pieces(site);
  site.link();
  move_matter(site, "Old", "New");
  const PageSections sections = sections_of(site, "nl-nl/a.html");
  EXPECT_THAT(sections.shown.front().kept_anchors, ElementsAre("old"));
  EXPECT_THAT(anchors_of(site, "nl-nl/a.html"), ElementsAre(": old", "removed Gone: gone"));
}

TEST(KeptAnchors, NoIdComesTwiceHoweverManyASectionKeeps) {
  TinySite site;
  site.add("en-us/2015-06/a.md", "# A\n## New\n");
  site.add("en-us/2015-10/a.md", "# A\n## New\n");
  site.add("nl-nl/2015-06/a.md", "# A\n## Een\n## Twee\n## Drie\n## Vier\n## Vijf\n");
  site.add("nl-nl/2015-10/a.md", "# A\n## Nieuw\n");
  show_pieces(site);
  site.link();
  const VariantId dutch = site.variant("nl-nl/2015-10/a.md");
  site.library.translations.resize(dutch.index() + 1);
  site.library.translations[dutch.index()].source_anchors = {{"new", 2}};
  for (const std::string_view old : {"Een", "Twee", "Drie", "Vier", "Vijf"}) move_matter(site, old, "Nieuw");
  EXPECT_THAT(sections_of(site, "nl-nl/a.html").shown[2].kept_anchors,
              UnorderedElementsAre("new", "een", "twee", "drie", "vier", "vijf"));
}

TEST(KeptAnchors, ArticlesThatBecamePartOfAnotherBringTheirs) {
  TinySite site;
  site.add("en-us/2015-06/a.md", "# A\n## Phones\n## Moved here\n");
  site.add("en-us/2015-06/b.md", "# B\n## Phones\n## Only in b\n## Moved\n");
  site.add("en-us/2015-06/c.md", "# C\n## Only in c\n");
  site.retire("b", "2015-10", "a#phones");
  site.retire("c", "2015-10", "b");
  show_pieces(site);
  site.link();
  for (SectionHistory& history : site.library.histories) {
    if (site.library.entry(history.article).retired) history.removed = VersionId{1};
  }
  move_matter(site, "Moved", "Moved here");
  EXPECT_THAT(anchors_of(site, "a.html"),
              ElementsAre(": c", "Phones: b only-in-b moved", "removed Only in c: only-in-c"));
}

TEST(KeptAnchors, MatterThatGoesInCirclesIsRemoved) {
  TinySite site;
  site.add("en-us/2015-06/a.md", "# A\n## One\n## Two\n");
  site.add("en-us/2015-10/a.md", "# A\n");
  show_pieces(site);
  site.link();
  move_matter(site, "One", "Two");
  move_matter(site, "Two", "One");
  EXPECT_THAT(anchors_of(site, "a.html"), ElementsAre("removed One: one", "removed Two: two"));
}

}  // namespace
}  // namespace waymark
