#include "render/pages/section_marks.h"

#include <algorithm>
#include <gtest/gtest.h>

#include "page_site.h"

namespace waymark {
namespace {

constexpr VersionId first{std::size_t{0}};
constexpr VersionId second{std::size_t{1}};

// An article in two versions whose sections are those of `headings`; what became of them is written into the
// histories by each test.
class Marks {
 public:
  explicit Marks(const std::vector<std::string>& headings) {
    site_.config.versions.resize(2);
    site_.add("en-us/2015-06/start", "Start", "", headings);
    site_.add("en-us/2016-10/start", "Start", "", headings);
    site_.link();
    library().histories.clear();
    for (auto& sections : library().history_of) std::ranges::fill(sections, 0xFFFFFFFF);
    for (SectionIndex i = 1; i < library().variants[1].compiled.sections.size(); ++i) {
      library().history_of[1][i] = static_cast<HistoryIndex>(library().histories.size());
      library().histories.push_back({.article = ArticleId{std::size_t{0}}, .locale = LocaleId{std::size_t{0}}});
      add_wording(i, VariantId{std::size_t{0}}, first, 0);
      add_wording(i, VariantId{std::size_t{1}}, second, 0);
    }
  }

  SectionWording& newest(SectionIndex section) { return library().histories[section - 1].wordings.back(); }
  void make_new(SectionIndex section) {
    auto& wordings = library().histories[section - 1].wordings;
    wordings.erase(wordings.begin());
  }
  void call_before(SectionIndex section, const std::string& title) {
    library().variants[0].compiled.sections[section].title = title;
    newest(section).renamed = true;
  }
  void put_below(SectionIndex section, SectionIndex parent) {
    library().variants[1].compiled.sections[section].parent = parent;
  }

  PageMarks find(VersionId oldest = first) {
    const ArticlePage& page = *std::ranges::find(library().pages, false, &ArticlePage::archive);
    return find_marks(library(), page, page_sections(library(), page), oldest);
  }
  // "." none, "n" new, "c" changed; "-" in front: the page says it.
  std::string shown(VersionId oldest = first) {
    const PageMarks marks = find(oldest);
    std::string out = marks.page == Mark::none ? "" : marks.page == Mark::added ? "new " : "changed ";
    for (const Mark mark : marks.sections) out += mark == Mark::none ? '.' : mark == Mark::added ? 'n' : 'c';
    return out;
  }

 private:
  Library& library() { return site_.library(); }
  void add_wording(SectionIndex section, VariantId variant, VersionId version, double change) {
    library().histories.back().wordings.push_back(
        {.id = {variant, section}, .since = version, .last = version, .change = change});
  }

  PageSite site_;
};

const std::vector<std::string> six = {"1 a A", "2 b B", "2 c C", "3 d D", "3 e E", "2 f F"};

TEST(SectionMarks, NothingChangedNothingMarked) { EXPECT_EQ(Marks(six).shown(), "......."); }

TEST(SectionMarks, WhatIsNewOrChangedIsMarked) {
  Marks marks(six);
  marks.newest(2).change = 0.3;
  marks.make_new(6);
  EXPECT_EQ(marks.shown(), "..c...n");
}

TEST(SectionMarks, ACommaIsNoChange) {
  Marks marks(six);
  marks.newest(2).change = 0.01;
  EXPECT_EQ(marks.shown(), ".......");
  marks.call_before(2, "B,");
  EXPECT_EQ(marks.shown(), ".......");
  marks.call_before(2, "b");
  EXPECT_EQ(marks.shown(), ".......");
  marks.call_before(2, "Bee");
  EXPECT_EQ(marks.shown(), "..c....");
}

TEST(SectionMarks, BelowANewSectionNothingIsMarkedAgain) {
  Marks marks(six);
  marks.make_new(3);
  marks.make_new(4);
  marks.make_new(5);
  marks.put_below(4, 3);
  marks.put_below(5, 4);
  EXPECT_EQ(marks.shown(), "...n...");
}

TEST(SectionMarks, WhereNearlyAllChangedThePageSaysItOnce) {
  Marks marks(six);
  for (SectionIndex i = 1; i <= 4; ++i) marks.newest(i).change = 0.5;
  EXPECT_EQ(marks.shown(), "changed .......");
  EXPECT_EQ(marks.find().only, second);
}

TEST(SectionMarks, APageNeverDrownsInThem) {
  std::vector<std::string> headings;
  for (int i = 0; i < 40; ++i) headings.push_back("2 s" + std::to_string(i) + " S");
  Marks marks(headings);
  for (SectionIndex i = 1; i <= 12; ++i) marks.newest(i).change = 0.5;
  EXPECT_EQ(marks.find().page, Mark::none);
  marks.newest(13).change = 0.5;
  EXPECT_EQ(marks.find().page, Mark::changed);
}

TEST(SectionMarks, WhatIsOlderIsNotMarked) {
  Marks marks(six);
  marks.newest(2).change = 0.3;
  EXPECT_EQ(marks.shown(second), ".......");
}

}  // namespace
}  // namespace waymark
