#include "library/history/section_history.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "article/compile.h"
#include "library/history/section_renames.h"
#include "library/history/word_difference.h"
#include "tiny_site.h"

namespace waymark {
namespace {

using testing::ElementsAre;

const std::string phone_steps =
    "1. Open the settings page and choose your name.\n2. Type the new telephone number in the box.\n"
    "3. Choose save, and wait for the call that proves the number.\n";
const std::string app_steps =
    "1. Install the authenticator from the shop of your device.\n2. Hold the camera over the square of dots.\n"
    "3. Choose finish when the six figures appear on the screen.\n";

class History : public testing::Test {
 protected:
  void add(std::string_view place, const std::string& markdown) {
    const SourceId id = site.add(place, markdown);
    site.article(id) = compile(site.sources.file(id), site.sources, {}).article;
  }

  void link(std::size_t jobs = 1) { site.link(jobs); }

  // "phone > phone-number (similar), -", one a history of English sections below the top.
  std::vector<std::string> told(std::string_view article) const {
    std::vector<std::string> lines;
    for (const SectionHistory& history : site.library.histories) {
      if (site.library.entry(history.article).name != article) continue;
      std::string line;
      for (const SectionWording& wording : history.wordings) {
        const Section& section = site.library.article(wording.id.variant).sections[wording.id.section];
        if (section.level < 2) break;
        if (!line.empty()) line += fmt::format(" > [{}] ", evidence_name(wording.evidence));
        line += section.anchor;
      }
      if (line.empty()) continue;
      if (history.removed) line += " > -";
      for (const SectionMove& move : history.went_to) line += " => " + name(move.history);
      for (const SectionContinuation& next : history.continued_in) line += " ~> " + name(next.history);
      lines.push_back(line);
    }
    return lines;
  }

  std::string name(HistoryIndex index) const {
    const SectionHistory& history = site.library.histories[index];
    const SectionId id = history.newest().id;
    return site.library.entry(history.article).name + "#" +
           site.library.article(id.variant).sections[id.section].anchor;
  }

  TinySite site;
};

TEST_F(History, ARenamedSectionIsFoundByItsTextAndAnotherIsNot) {
  add("en-us/2015-06/a.md",
      "# A\n\n## Change your phone\n\n" + phone_steps + "\n## Colours of the page\n\n" + app_steps);
  add("en-us/2015-10/a.md", "# A\n\n## Add or change your phone number\n\n" + phone_steps +
                                "\n## Who to ask\n\nThe help desk is open on weekdays. Bring a letter of your manager, "
                                "and something with your"
                                " picture on it.\n");
  link();
  EXPECT_THAT(told("a"), ElementsAre("change-your-phone > [similar] add-or-change-your-phone-number",
                                     "colours-of-the-page > -", "who-to-ask"));
  EXPECT_TRUE(site.library.histories[2].newest().renamed);
}

TEST_F(History, AnAnchorHoldsAcrossTitlesLevelsAndPlaces) {
  add("en-us/2015-06/a.md", "# A\n\n## <a name=\"p\"></a>Phones\n\n" + phone_steps + "\n## Rest\n\n" + app_steps);
  add("en-us/2015-10/a.md",
      "# A\n\n## Rest\n\n" + app_steps + "\n### <a name=\"p\"></a>Another number\n\n" + phone_steps);
  link();
  EXPECT_THAT(told("a"), ElementsAre("p > [same anchor] p", "rest > [same anchor] rest"));
  const SectionHistory* history = history_of(site.library, {site.variant("en-us/2015-06/a.md"), 2});
  ASSERT_NE(history, nullptr);
  EXPECT_TRUE(history->newest().moved);
  EXPECT_TRUE(history->newest().renamed);
}

TEST_F(History, ATitleThatSaysLittleIsNoProof) {
  add("en-us/2015-06/a.md", "# A\n\n## Overview\n\n" + phone_steps);
  add("en-us/2015-10/a.md",
      "# A\n\n## Overview\n\nBread rises overnight, wrapped in linen. Bakers knead flour, salt, yeast: patience matters"
      " most, heat second.\n");
  link();
  EXPECT_THAT(told("a"), ElementsAre("overview > -", "overview"));
}

TEST_F(History, TwoEquallyGoodCandidatesAreNone) {
  add("en-us/2015-06/a.md", "# A\n\n## Set up the phone\n\n" + phone_steps);
  add("en-us/2015-10/a.md",
      "# A\n\n## Set up the new phone\n\n" + phone_steps + "\n## Set up the old phone\n\n" + phone_steps);
  link();
  EXPECT_THAT(told("a").front(), testing::StartsWith("set-up-the-phone > -"));
}

TEST_F(History, ASectionComesBack) {
  add("en-us/2015-06/a.md", "# A\n\n## Use a phone\n\n" + phone_steps + "\n## Use the app\n\n" + app_steps);
  add("en-us/2015-10/a.md", "# A\n\n## Use the app\n\n" + app_steps);
  add("en-us/2016-10/a.md", "# A\n\n## Use a phone\n\n" + phone_steps + "\n## Use the app\n\n" + app_steps);
  link();
  EXPECT_THAT(told("a"), ElementsAre("use-a-phone > [same anchor] use-a-phone",
                                     "use-the-app > [same anchor] use-the-app > [same anchor] use-the-app"));
}

TEST_F(History, ARecordedRenameNeedsNoLikeness) {
  add("en-us/2015-06/a.md", "# A\n\n## Phones\n\n" + phone_steps);
  add("en-us/2015-10/a.md", "# A\n\n## Something else\n\n" + app_steps);
  site.config.section_renames.push_back({.article = "a", .from = "phones", .to = "something-else"});
  site.config.section_renames.push_back({.article = "a", .from = "phonez", .to = "b#x"});
  link();
  EXPECT_THAT(told("a"), ElementsAre("phones > [recorded] something-else"));
  Diagnostics diagnostics;
  check_section_renames(site.library, diagnostics);
  ASSERT_EQ(diagnostics.size(), 2U);
  EXPECT_EQ(diagnostics[0].message, "no text of \"a\" has the anchor \"phonez\"");
  EXPECT_EQ(diagnostics[0].advice, "The nearest anchor is \"phones\"");
  EXPECT_EQ(diagnostics[1].message, "\"phonez\" leads to \"b\", which is no article");
}

TEST_F(History, FrontMatterRecordsARename) {
  add("en-us/2015-06/a.md", "# A\n\n## Phones\n\n" + phone_steps);
  add("en-us/2015-10/a.md",
      "---\nrenamed_sections:\n  phones: something-else\n---\n# A\n\n## Something else\n\n" + app_steps);
  add("en-us/2016-10/a.md",
      "---\nrenamed_sections: {phones: something-else}\n---\n# A\n\n## Something else\n\n" + app_steps);
  link();
  EXPECT_THAT(told("a"), ElementsAre("phones > [recorded] something-else > [same anchor] something-else"));
}

TEST_F(History, ARecordHoldsFromItsVersionOn) {
  add("en-us/2015-06/a.md", "# A\n\n## Phones\n\n" + phone_steps + "\n## Apps\n\n" + app_steps);
  add("en-us/2015-10/a.md", "# A\n\n## Phones\n\n" + phone_steps + "\n## Apps\n\n" + app_steps);
  add("en-us/2016-10/a.md",
      "---\nrenamed_sections: {phones: something-else}\n---\n# A\n\n## Something else\n\nNothing like it.\n");
  link();
  EXPECT_THAT(told("a"), ElementsAre("phones > [same anchor] phones > [recorded] something-else",
                                     "apps > [same anchor] apps > -"));
}

TEST_F(History, WhatAnotherSectionSaidBeforeDidNotMoveThere) {
  add("en-us/2015-06/a.md", "# A\n\n## Lost\n\n" + phone_steps + "\n## Replaced\n\n" + phone_steps + app_steps);
  add("en-us/2015-10/a.md", "# A\n\n## Replaced\n\n" + phone_steps + app_steps);
  link();
  EXPECT_THAT(told("a"), ElementsAre("lost > -", "replaced > [same anchor] replaced"));
}

TEST_F(History, ASectionIsTakenOutOfOneThatGoesOn) {
  add("en-us/2015-06/a.md", "# A\n\n## Devices\n\n" + phone_steps + "\n" + app_steps);
  add("en-us/2015-10/a.md", "# A\n\n## Devices\n\n" + phone_steps + "\n## The app\n\n" + app_steps);
  link();
  const SectionHistory& part = site.library.histories[site.library.history_of[1][3]];
  ASSERT_EQ(part.came_from.size(), 1U);
  const SectionHistory& whole = site.library.histories[part.came_from.front()];
  EXPECT_FALSE(whole.removed);
  ASSERT_EQ(whole.continued_in.size(), 1U);
}

TEST_F(History, ATrialIsNoSuccessor) {
  add("en-us/2015-06/a.md", "# A\n\n## Use a phone\n\n" + phone_steps + "\n## Use the app\n\n" + app_steps);
  add("en-us/2015-10/a.md", "# A\n\n## Use the app\n\n" + app_steps);
  add("en-us/2015-10/a-draft.md", "# A\n\n## Use a telephone\n\n" + phone_steps);
  link();
  EXPECT_THAT(told("a"), ElementsAre("use-a-phone > -", "use-the-app > [same anchor] use-the-app"));
}

TEST_F(History, ASectionGoesToAnotherArticle) {
  add("en-us/2015-06/a.md", "# A\n\n## Use a phone\n\n" + phone_steps + "\n## Use the app\n\n" + app_steps);
  add("en-us/2015-10/a.md", "# A\n\n## Use the app\n\n" + app_steps);
  add("en-us/2015-10/b.md", "# Devices\n\n## Use a telephone\n\n" + phone_steps);
  link();
  EXPECT_THAT(told("a"),
              ElementsAre("use-a-phone > - => b#use-a-telephone", "use-the-app > [same anchor] use-the-app"));
  ASSERT_EQ(site.library.article_histories[0].to.size(), 1U);
}

TEST_F(History, ARetiredArticleGoesIntoTheSectionThatIsRecorded) {
  add("en-us/2015-06/old.md", "# Old\n\n## Use a phone\n\n" + phone_steps);
  add("en-us/2015-06/new.md", "# New\n\n## With a phone\n\nAll is new here.\n");
  site.retire("old", "2015-10", "new#with-a-phone");
  link();
  EXPECT_THAT(told("old"), ElementsAre("use-a-phone > - => new#with-a-phone"));
  const ArticleHistory& history = site.library.article_histories[1];
  ASSERT_EQ(history.to.size(), 1U);
  EXPECT_EQ(history.to[0].change, ArticleChange::merged);
  EXPECT_EQ(history.to[0].evidence, Evidence::recorded);
}

TEST_F(History, AnAssetIdMakesAnotherNameTheSameArticle) {
  const std::string front = "---\ntitle: Settings\nms.assetid: 12345\n---\n";
  add("en-us/2015-06/old.md", front + "# Settings\n\n## Use a phone\n\n" + phone_steps);
  add("en-us/2015-10/new.md", front + "# Settings\n\n## Use a phone\n\n" + phone_steps);
  link();
  EXPECT_THAT(told("old"), ElementsAre("use-a-phone ~> new#use-a-phone"));
  const ArticleHistory& history = site.library.article_histories[1];
  ASSERT_EQ(history.to.size(), 1U);
  EXPECT_EQ(history.to[0].change, ArticleChange::renamed);
}

TEST_F(History, AnArticleThatGoesOnWithoutMostOfItsTextWasSplit) {
  const std::string front = "---\ntitle: Settings\n---\n\n";
  add("en-us/2015-06/old.md", front + "# Settings\n\n## Use a phone\n\n" + phone_steps);
  add("en-us/2015-10/old.md", front + "# Do you need a phone?\n\nOnly at work.\n");
  add("en-us/2015-10/new.md", front + "# Phones\n\n## Use a phone\n\n" + phone_steps);
  link();
  EXPECT_THAT(told("old"), testing::Contains("use-a-phone > - => new#use-a-phone"));
  const ArticleHistory& history = site.library.article_histories[1];
  ASSERT_EQ(history.to.size(), 1U);
  EXPECT_EQ(history.to[0].change, ArticleChange::split);
}

TEST_F(History, HostileSizesEndAndAnyNumberOfJobsSaysTheSame) {
  std::string equal = "# A\n\n";
  for (int i = 0; i < 20'000; ++i) equal += "## Same\n\nThe same few words again.\n\n";
  std::string huge = "# B\n\n## Long\n\n";
  while (huge.size() < 1'000'000) huge += fmt::format("word{} ", huge.size() % 7919);
  add("en-us/2015-06/a.md", equal);
  add("en-us/2015-10/a.md", equal + "## More\n");
  add("en-us/2015-06/b.md", huge);
  add("en-us/2015-10/b.md", "# B\n\n## Longer\n\nnot " + huge.substr(20));
  link(1);
  const auto once = told("a");
  EXPECT_EQ(once.size(), 20'001U);
  const auto long_once = told("b");
  link(4);
  EXPECT_EQ(told("a"), once);
  EXPECT_EQ(told("b"), long_once);
}

TEST(WordDifference, IsThePartThatIsNotShared) {
  const std::vector<WordHash> one = {1, 2, 3, 4};
  EXPECT_EQ(word_difference(one, one), 0);
  EXPECT_EQ(word_difference(one, std::vector<WordHash>{5, 6, 7, 8}), 1);
  EXPECT_EQ(word_difference(one, std::vector<WordHash>{1, 2, 9, 4}), 0.25);
  EXPECT_EQ(word_difference({}, {}), 0);
}

TEST(SectionText, WordsOfAnyScript) {
  std::vector<WordHash> words;
  append_words("Don’t DON'T 設定 naïve", words);
  ASSERT_EQ(words.size(), 5U);
  EXPECT_EQ(words[0], words[1]);
  EXPECT_EQ(plain_piece("<h2>x</h2><p>W<b>o</b>rd &amp; so</p><ol><li>1</li></ol>", true).steps, 1U);
}

}  // namespace
}  // namespace waymark
