// `waymark baseline`, and what `check` makes of it.

#include <gmock/gmock.h>

#include "accepted/accepted_site.h"

namespace waymark {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class BaselineVerb : public AcceptedSite {};

TEST_F(BaselineVerb, AcceptsWhatIsThereAndToldIsWhatIsNew) {
  write("content/a.md", "# A\n\n[Old](old.md)\n");
  EXPECT_THAT(told({}), ElementsAre("content/a.md:3 link/missing-file", "exit 1"));
  const ProgramRun accepted = waymark({"baseline", "--reason", "It \"comes\" back"});
  EXPECT_EQ(accepted.exit_code, 0) << accepted.err;
  EXPECT_EQ(accepted.out, "site/help/baseline.yml: 0 known, 1 accepted now, 0 new, 0 fixed; written\n");
  EXPECT_THAT(text_of("site/help/baseline.yml"),
              HasSubstr("    rule: link/missing-file\n    file: \"content/a.md\"\n    text: \"[Old](old.md)\"\n"
                        "    reason: \"It \\\"comes\\\" back\"\n"));
  EXPECT_THAT(told({}), ElementsAre("exit 0"));
  // Lines move, and another mistake comes.
  write("content/a.md", "# A\n\nNew words.\n\n> [Old](old.md)\n\n[New](new.md)\n");
  EXPECT_THAT(told({}), ElementsAre("content/a.md:7 link/missing-file", "exit 1"));
  EXPECT_THAT(told({"--known"}),
              ElementsAre("content/a.md:5 link/missing-file", "content/a.md:7 link/missing-file", "exit 1"));
  EXPECT_EQ(waymark({"build", "--out", path("public")}).exit_code, 1);
}

TEST_F(BaselineVerb, FixedEntriesMustLeave) {
  write("content/a.md", "# A\n\n[Old](old.md)\n\n[Older](older.md)\n");
  EXPECT_EQ(waymark({"baseline", "--reason", "Later"}).exit_code, 0);
  write("content/a.md", "# A\n\n[Older](older.md)\n");
  EXPECT_THAT(told({}), ElementsAre(HasSubstr(" baseline/fixed"), "exit 1"));
  EXPECT_EQ(waymark({"baseline"}).out,
            "site/help/baseline.yml: 1 known, 0 new, 1 fixed; `waymark baseline --update` takes out what is fixed\n");
  EXPECT_EQ(waymark({"baseline", "--update"}).out,
            "site/help/baseline.yml: 1 known, 0 new, 1 fixed; written, without what is fixed\n");
  EXPECT_THAT(told({}), ElementsAre("exit 0"));
  const std::string once = text_of("site/help/baseline.yml");
  EXPECT_EQ(waymark({"baseline", "--update"}).out, "site/help/baseline.yml: 1 known, 0 new, 0 fixed; unchanged\n");
  EXPECT_EQ(text_of("site/help/baseline.yml"), once);
  write("content/a.md", "# A\n");
  EXPECT_EQ(waymark({"baseline", "--update"}).exit_code, 0);
  EXPECT_THAT(text_of("site/help/baseline.yml"), testing::EndsWith("findings: []\n"));
  EXPECT_THAT(told({}), ElementsAre("exit 0"));
}

TEST_F(BaselineVerb, KeepsReasonsThatPeopleWrote) {
  write("content/a.md", "# A\n\n[Old](old.md)\n");
  EXPECT_EQ(waymark({"baseline", "--reason", "Later"}).exit_code, 0);
  replace("site/help/baseline.yml", "\"Later\"", "'Comes back in May: see #12'");
  write("content/a.md", "# A\n\nMore. [Old](old.md)\n\n[New](new.md)\n");
  EXPECT_EQ(waymark({"baseline", "--update", "--reason", "Soon"}).exit_code, 0);
  const std::string text = text_of("site/help/baseline.yml");
  EXPECT_THAT(text, HasSubstr("    text: \"More. [Old](old.md)\"\n    reason: \"Comes back in May: see #12\"\n"));
  EXPECT_THAT(text, HasSubstr("    text: \"[New](new.md)\"\n    reason: \"Soon\"\n"));
}

TEST_F(BaselineVerb, WithoutAReasonItOnlyTells) {
  write("content/a.md", "# A\n\n[Old](old.md)\n");
  const ProgramRun run = waymark({"baseline"});
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_EQ(run.out,
            "site/help/baseline.yml: 0 known, 1 new, 0 fixed; `waymark baseline --reason \"…\"` accepts what is new\n");
  EXPECT_FALSE(exists("site/help/baseline.yml"));
  const ProgramRun hints = waymark({"baseline", "--strict"});
  EXPECT_EQ(hints.exit_code, 2);
  EXPECT_THAT(hints.err, HasSubstr("so they need --reason"));
  const ProgramRun wrong = waymark({"baseline", "--reason", "x", "--rule", "link/mising-file"});
  EXPECT_EQ(wrong.exit_code, 2);
  EXPECT_THAT(wrong.err, HasSubstr("did you mean \"link/missing-file\"?"));
  EXPECT_EQ(waymark({"baseline", "--reason", "  "}).exit_code, 2);
}

TEST_F(BaselineVerb, ChoosesByRuleAndFile) {
  write("content/a.md", "# A\n\n[Old](old.md) [Empty]()\n");
  write("content/b.md", "# B\n\n[Old](old.md)\n");
  EXPECT_EQ(waymark({"baseline", "--reason", "x", "--rule", "link/missing-*", "--files", "a.md"}).exit_code, 2);
  EXPECT_EQ(waymark({"baseline", "--reason", "x", "--rule", "link/missing-file", "--files", "a.md"}).exit_code, 0);
  EXPECT_THAT(told({}), ElementsAre("content/a.md:3 link/empty", "content/b.md:3 link/missing-file", "exit 1"));
  EXPECT_EQ(waymark({"baseline", "--reason", "x", "--rule", "link/*"}).exit_code, 0);
  EXPECT_THAT(told({}), ElementsAre("exit 0"));
}

TEST_F(BaselineVerb, HintsOnlyWhenAsked) {
  write("content/a.md", "#A\n");
  EXPECT_EQ(waymark({"baseline", "--reason", "x"}).exit_code, 0);
  EXPECT_FALSE(exists("site/help/baseline.yml"));
  EXPECT_THAT(told({"--strict"}), ElementsAre("content/a.md:1 markdown/heading-space", "exit 1"));
  EXPECT_EQ(waymark({"baseline", "--reason", "x", "--strict"}).exit_code, 0);
  EXPECT_THAT(told({"--strict"}), ElementsAre("exit 0"));
}

TEST_F(BaselineVerb, ARenamedFileKeepsItsEntries) {
  write("content/a.md", "# A\n\n[Old](old.md)\n");
  EXPECT_EQ(waymark({"baseline", "--reason", "Later"}).exit_code, 0);
  std::filesystem::rename(path("content/a.md"), path("content/b.md"));
  EXPECT_THAT(told({}), ElementsAre("exit 0"));
  EXPECT_EQ(waymark({"baseline", "--update"}).exit_code, 0);
  EXPECT_THAT(text_of("site/help/baseline.yml"), HasSubstr("file: \"content/b.md\""));
  EXPECT_THAT(told({}), ElementsAre("exit 0"));
}

TEST_F(BaselineVerb, EachSiteHasItsOwn) {
  write("content/a.md", "# A\n\n[Old](old.md)\n");
  write("site/other/site.yml", text_of("site/help/site.yml"));
  EXPECT_EQ(waymark({"baseline", "--site", "other", "--reason", "x"}).exit_code, 0);
  EXPECT_EQ(waymark({"check", "--site", "other"}).exit_code, 0);
  EXPECT_EQ(waymark({"check", "--site", "help"}).exit_code, 1);
  EXPECT_EQ(waymark({"baseline", "--reason", "y"}).exit_code, 0);
  EXPECT_THAT(told({}), ElementsAre("exit 0"));
  EXPECT_THAT(text_of("site/other/baseline.yml"), HasSubstr("reason: \"x\""));
  EXPECT_THAT(text_of("site/help/baseline.yml"), HasSubstr("reason: \"y\""));
}

TEST_F(BaselineVerb, IsTheSameFromAnyFolder) {
  write("content/a.md", "# A\n\n[Old](old.md)\n");
  EXPECT_EQ(waymark({"baseline", "--reason", "x"}).exit_code, 0);
  const std::string text = text_of("site/help/baseline.yml");
  std::filesystem::remove(path("site/help/baseline.yml"));
  EXPECT_EQ(waymark({"baseline", "--reason", "x", "--site", path("site/help"), "--jobs", "3"}).exit_code, 0);
  EXPECT_EQ(text_of("site/help/baseline.yml"), text);
  EXPECT_EQ(waymark({"check", "--site", path("site/help/site.yml")}).exit_code, 0);
}

TEST_F(BaselineVerb, DoesNotWriteOverWhatItCannotRead) {
  write("content/a.md", "# A\n\n[Old](old.md)\n");
  const std::string broken = "findings:\n<<<<<<< HEAD\n  - {id: \"0123456789abcdef\", reason: x}\n";
  write("site/help/baseline.yml", broken);
  const ProgramRun run = waymark({"baseline", "--reason", "x"});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.out, HasSubstr("site/help/baseline.yml:2:1: error: There is a merge conflict in the baseline"));
  EXPECT_EQ(text_of("site/help/baseline.yml"), broken);
  EXPECT_THAT(told({}),
              ElementsAre("content/a.md:3 link/missing-file", "site/help/baseline.yml:2 baseline/syntax", "exit 1"));
}

}  // namespace
}  // namespace waymark
