#include "article/ignores.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "compiled_text.h"

namespace waymark {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

// "rules: reason = what it is for", with line ends as "|".
std::vector<std::string> ignores_of(const std::string& text, Dialect dialect = Dialect::docs) {
  const CompiledText compiled = compile_text(text, dialect);
  std::vector<std::string> lines;
  for (const Ignore& ignore : compiled.article().ignores) {
    std::string line;
    for (const std::string& rule : ignore.rules) line += rule + " ";
    std::string scope = compiled.at(ignore.scope);
    std::ranges::replace(scope, '\n', '|');
    lines.push_back(line + "(" + ignore.reason + ") = " + scope);
  }
  return lines;
}

TEST(CollectIgnores, AreForTheBlockBehindThem) {
  EXPECT_THAT(ignores_of("<!-- waymark-ignore a/b: why -->\nWords\nand more\n\nNext\n"),
              ElementsAre("a/b (why) = Words|and more"));
  EXPECT_THAT(ignores_of("<!-- waymark-ignore a/b,c/* d/e : why: not -->\n\n\n- a\n- b\n\nNext\n"),
              ElementsAre(HasSubstr("a/b c/* d/e (why: not) = - a|- b")));
  EXPECT_THAT(
      ignores_of("<!--waymark-ignore a/b: why-->\n<!-- other -->\n\n<!-- waymark-ignore c/d: too -->\n> Words\n"),
      ElementsAre("a/b (why) = > Words", "c/d (too) = > Words"));
  EXPECT_THAT(ignores_of("Words\n\n<!-- waymark-ignore a/b: why -->\n"), ElementsAre("a/b (why) = "));
}

TEST(CollectIgnores, AreForSections) {
  EXPECT_THAT(ignores_of("# A\n\n<!-- waymark-ignore a/b: why -->\n\n## B\n\nb\n\n### C\n\nc\n\n## D\n\nd\n"),
              ElementsAre("a/b (why) = ## B||b||### C||c||"));
  EXPECT_THAT(ignores_of("<!-- waymark-ignore a/b: why -->\nA\n===\n\nb\n"), ElementsAre("a/b (why) = A|===||b|"));
  EXPECT_THAT(ignores_of("> <!-- waymark-ignore a/b: why -->\n>\n> ## B\n>\n> b\n\n# C\n"),
              ElementsAre("a/b (why) = ## B|>|> b"));
}

TEST(CollectIgnores, AreForWhatTheyStandIn) {
  EXPECT_THAT(ignores_of("Words <!-- waymark-ignore a/b: why --> more\nwords\n\nNext\n"),
              ElementsAre("a/b (why) = Words <!-- waymark-ignore a/b: why --> more|words"));
  EXPECT_THAT(ignores_of("| A | B |\n|---|---|\n| a | <!-- waymark-ignore a/b: why --> b |\n| c | d |\n"),
              ElementsAre("a/b (why) = | a | <!-- waymark-ignore a/b: why --> b |"));
  EXPECT_THAT(ignores_of("<div>\n<!-- waymark-ignore a/b: why -->\nWords\n</div>\n\nNext\n"),
              ElementsAre("a/b (why) = <div>|<!-- waymark-ignore a/b: why -->|Words|</div>"));
}

TEST(CollectIgnores, AnElementIsFollowedToItsEnd) {
  EXPECT_THAT(ignores_of("<!-- waymark-ignore a/b: why -->\n\n<div>\n\n<div>\nx\n</div>\n\ny\n\n</div>\n\nNext\n"),
              ElementsAre("a/b (why) = <div>||<div>|x|</div>||y||</div>"));
  EXPECT_THAT(ignores_of("<!-- waymark-ignore a/b: why -->\n\n<div>\n\nWords\n"), ElementsAre("a/b (why) = <div>"));
}

TEST(CollectIgnores, OddForms) {
  EXPECT_THAT(ignores_of("<!-- waymark-ignore -->\nx\n"), ElementsAre("() = x"));
  EXPECT_THAT(ignores_of("<!-- WAYMARK-IGNORE a/b: why -->\nx\n"), ElementsAre("a/b (why) = x"));
  EXPECT_THAT(ignores_of("<!-- waymark-ignored a/b: why -->\nx\n"), IsEmpty());
  EXPECT_THAT(ignores_of("<!-- see waymark-ignore a/b: why -->\nx\n"), IsEmpty());
  EXPECT_THAT(ignores_of("<!-- waymark-ignore-next a/b: why -->\nx\n"),
              ElementsAre("waymark-ignore-next (a/b: why) = x"));
  EXPECT_THAT(ignores_of("<!-- waymark-ignore a/b: never closed\n\nx\n").size(), testing::Le(1U));
  EXPECT_THAT(ignores_of("`<!-- waymark-ignore a/b: why -->`\n\n    <!-- waymark-ignore a/b: why -->\n"), IsEmpty());
  EXPECT_THAT(ignores_of("<span title=\"<!-- waymark-ignore a/b: why -->\">x</span>\n"), IsEmpty());
}

TEST(CollectIgnores, InFrontMatter) {
  EXPECT_THAT(
      ignores_of("---\n# waymark-ignore a/b: all\ntitle: A\n# waymark-ignore c/d: one\nms.date: x\n  y\n"
                 "author: z\n# waymark-ignore-file e/f: file\n---\nx\n"),
      ElementsAre(HasSubstr("a/b (all) = ---|"), "c/d (one) = ms.date: x|  y|", HasSubstr("e/f (file) = ---|")));
  EXPECT_THAT(ignores_of("---\ntitle: \"# waymark-ignore a/b: all\"\n---\nx\n"), IsEmpty());
}

TEST(IgnoreComments, NeverReachAPage) {
  for (const Dialect dialect : {Dialect::docs, Dialect::legacy, Dialect::gfm, Dialect::commonmark}) {
    const CompiledText compiled = compile_text(
        "<!-- waymark-ignore a/b: why -->\nWords <!-- waymark-ignore a/b: why --> more\n\n<div>\n"
        "<!-- waymark-ignore -->\n</div>\n\n- a <!-- waymark-ignore-file a/b -->\n\n"
        "| A |\n|---|\n| <!-- waymark-ignore a/b: why --> |\n",
        dialect);
    EXPECT_THAT(compiled.html(), Not(HasSubstr("waymark")));
    EXPECT_EQ(compiled.article().ignores.empty(), false);
  }
}

}  // namespace
}  // namespace waymark
