#include "render/history/word_diff.h"

#include <gtest/gtest.h>

namespace waymark {
namespace {

// "same -removed- +added+"
std::string shown(const std::vector<WordRun>& runs) {
  std::string out;
  for (const WordRun& run : runs) {
    if (run.space_before) out += ' ';
    const char* mark = run.kind == WordRun::Kind::removed ? "-" : run.kind == WordRun::Kind::added ? "+" : "";
    out += mark + run.text + mark;
  }
  return out;
}

std::string words(std::string_view before, std::string_view after) {
  DiffBudget budget;
  return shown(diff_words(before, after, budget));
}

std::vector<TextBlock> paragraphs(const std::vector<std::string>& texts) {
  std::vector<TextBlock> blocks;
  for (const std::string& text : texts) blocks.push_back({.text = text});
  return blocks;
}

std::vector<std::string> blocks(const std::vector<std::string>& before, const std::vector<std::string>& after) {
  DiffBudget budget;
  std::vector<std::string> out;
  for (const ChangedBlock& block : diff_blocks(paragraphs(before), paragraphs(after), budget))
    out.push_back(shown(block.runs));
  return out;
}

using Lines = std::vector<std::string>;

TEST(WordDiff, WordsThatChanged) {
  EXPECT_EQ(words("Open the old page.", "Open the new page."), "Open the -old- +new+ page.");
  EXPECT_EQ(words("Call us.", "Call us, or write."), "Call us+, or write+.");
  EXPECT_EQ(words("the page, and", "the page and"), "the page-,- and");
  EXPECT_EQ(words("Two-step sign-in", "Two-factor sign in"), "-Two-step sign-in- +Two-factor sign in+");
  EXPECT_EQ(words("when you don't", "when you’re not - or"), "when -you don't- +you’re not - or+");
  EXPECT_EQ(words("", "all new"), "+all new+");
  EXPECT_EQ(words("all gone", ""), "-all gone-");
  EXPECT_EQ(words("as it was", "as it was"), "as it was");
  EXPECT_EQ(words("", ""), "");
}

TEST(WordDiff, SpaceBeforeASignIsNoChange) {
  EXPECT_TRUE(same_words("the page .", "the page."));
  EXPECT_TRUE(same_words("a | b", "a |b"));
  EXPECT_FALSE(same_words("sign in", "signin"));
  EXPECT_FALSE(same_words("the page", "the page."));
}

TEST(WordDiff, ScriptsWithoutSpacesAreComparedByCharacter) {
  EXPECT_EQ(words("选择旧页面", "选择新页面"), "选择-旧-+新+页面");
  EXPECT_EQ(words("افتح الصفحة القديمة", "افتح الصفحة الجديدة"), "افتح الصفحة -القديمة- +الجديدة+");
}

TEST(WordDiff, AWordThatHappensToStayBetweenLargeChangesBelongsToThem) {
  EXPECT_EQ(words("one two three and four five six end", "seven eight nine and ten eleven twelve end"),
            "-one two three and four five six- +seven eight nine and ten eleven twelve+ end");
}

TEST(WordDiff, BlocksThatStayedAreOneRun) {
  EXPECT_EQ(blocks({"Open the page.", "Type your number.", "Choose Save."},
                   {"Open the page.", "Type your number here.", "Choose Save."}),
            (Lines{"Open the page.", "Type your number +here+.", "Choose Save."}));
}

TEST(WordDiff, BlocksWithLittleInCommonAreReplacedWhole) {
  EXPECT_EQ(blocks({"Send us a fax."}, {"Tell them everything now"}),
            (Lines{"-Send us a fax.-", "+Tell them everything now+"}));
}

TEST(WordDiff, ABlockThatWasOnlyAddedToKeepsItsWords) {
  EXPECT_EQ(blocks({"Call us."}, {"Call us, or write a letter to all of them."}),
            (Lines{"Call us+, or write a letter to all of them+."}));
}

TEST(WordDiff, ARemovedBlockStandsBeforeTheRewordedOneThatFollowedIt) {
  EXPECT_EQ(
      blocks({"Gone entirely, every word.", "Type your own number here."},
             {"Type your own name here.", "Something added after that"}),
      (Lines{"-Gone entirely, every word.-", "Type your own -number- +name+ here.", "+Something added after that+"}));
}

// 20,000 blocks of which none stayed, and two words that alternate: the worst for a comparison by length of path.
TEST(WordDiff, WhatIsBeyondTheBudgetIsReplacedWhole) {
  std::string before;
  std::string after;
  for (int i = 0; i < 3000; ++i) {
    before += "a" + std::to_string(i) + " ";
    after += "b" + std::to_string(i) + " ";
  }
  DiffBudget budget;
  const std::vector<WordRun> runs = diff_words(before, after, budget);
  ASSERT_EQ(runs.size(), 2U);
  EXPECT_EQ(runs[0].kind, WordRun::Kind::removed);
  EXPECT_EQ(runs[1].kind, WordRun::Kind::added);
  EXPECT_EQ(budget.steps, DiffBudget{}.steps);

  DiffBudget small{.steps = 3};
  EXPECT_EQ(shown(diff_words("x one two y", "x two one y", small)), "-x one two y- +x two one y+");
}

TEST(WordDiff, ManyBlocksThatAreAllNew) {
  std::vector<TextBlock> before;
  std::vector<TextBlock> after;
  for (int i = 0; i < 20'000; ++i) {
    before.push_back({.text = "old " + std::to_string(i)});
    after.push_back({.text = "new and other " + std::to_string(i)});
  }
  DiffBudget budget;
  EXPECT_EQ(diff_blocks(before, after, budget).size(), 40'000U);
}

}  // namespace
}  // namespace waymark
