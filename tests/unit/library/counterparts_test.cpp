#include "library/usages/counterparts.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace waymark {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// An article whose sections are written "## title" with the letters of the usages that read it: "## Knot: ab", "*" for
// everybody. Anchors are made as those of headings are.
struct Sections {
  Article article;
  std::vector<UsageSet> readers;

  explicit Sections(const std::vector<std::string>& lines) {
    article.sections.emplace_back();
    readers.push_back(UsageSet::everybody());
    for (const std::string& line : lines) add(line);
  }

  void add(const std::string& line) {
    const std::size_t colon = line.rfind(": ");
    Section section{.level = static_cast<std::uint8_t>(line.find(' '))};
    section.title = line.substr(section.level + 1, colon - section.level - 1);
    std::size_t number = 0;
    for (const Section& other : article.sections) number += other.title == section.title ? 1U : 0U;
    section.anchor = section.title + (number == 0 ? "" : fmt::format("-{}", number));
    for (std::size_t i = article.sections.size(); i-- > 1;) {
      if (article.sections[i].level < section.level) {
        section.parent = static_cast<SectionIndex>(i);
        break;
      }
    }
    article.sections.push_back(section);
    UsageSet set;
    for (const char c : line.substr(colon + 2))
      set.add(c == '*' ? UsageSet::everybody() : UsageSet::only(UsageId{static_cast<std::size_t>(c - 'a')}));
    readers.push_back(set);
  }

  // "b: knot -> knot-1" of two usages.
  std::vector<std::string> counterparts() const {
    std::vector<std::string> found;
    for (const Counterpart& one : find_counterparts(article, readers, 2)) {
      found.push_back(fmt::format("{}: {} -> {}", static_cast<char>('a' + one.usage.value),
                                  article.sections[one.hidden].anchor, article.sections[one.shown].anchor));
    }
    return found;
  }
};

TEST(Counterparts, aTitleInEachZone) {
  EXPECT_THAT(Sections({"## knot: a", "## knot: b"}).counterparts(),
              ElementsAre("b: knot -> knot-1", "a: knot-1 -> knot"));
}

TEST(Counterparts, whatStandsTwiceIsMatchedInOrder) {
  EXPECT_THAT(Sections({"## knot: a", "## knot: a", "## knot: b", "## knot: b"}).counterparts(),
              ElementsAre("b: knot -> knot-2", "b: knot-1 -> knot-3", "a: knot-2 -> knot", "a: knot-3 -> knot-1"));
}

TEST(Counterparts, theSecondOfOneHasNone) {
  EXPECT_THAT(Sections({"## knot: a", "## knot: a", "## knot: b"}).counterparts(),
              ElementsAre("b: knot -> knot-2", "a: knot-2 -> knot"));
}

TEST(Counterparts, whatIsForEverybodyTakesNoPlace) {
  EXPECT_THAT(Sections({"## knot: *", "## knot: a"}).counterparts(), IsEmpty());
}

TEST(Counterparts, placesBelowOtherTitlesAreOthers) {
  // The plain slug alone leads to the first that is shown.
  EXPECT_THAT(Sections({"## one: a", "### test: a", "### test: a", "## two: b", "### test: b"}).counterparts(),
              ElementsAre("b: test -> test-2"));
}

TEST(Counterparts, placesBelowTitlesThatStandForEachOther) {
  EXPECT_THAT(Sections({"## one: a", "### test: a", "## two: a", "### test: a", "## two: b", "### test: b", "## one: b",
                        "### test: b"})
                  .counterparts(),
              ElementsAre("b: one -> one-1", "b: test -> test-3", "b: two -> two-1", "b: test-1 -> test-2",
                          "a: two-1 -> two", "a: test-2 -> test-1", "a: one-1 -> one", "a: test-3 -> test"));
}

TEST(Counterparts, manySectionsOfOneTitle) {
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < 2000; ++i) lines.push_back(i % 2 == 0 ? "## knot: a" : "## knot: b");
  EXPECT_EQ(Sections(lines).counterparts().size(), 2000U);
}

}  // namespace
}  // namespace waymark
