// `check --since`: what a change brought.

#include <gmock/gmock.h>

#include "accepted/accepted_site.h"

namespace waymark {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class Since : public AcceptedSite {};

TEST_F(Since, TellsWhatAChangeBroughtAlsoElsewhere) {
  write("content/a.md", "# A\n\n[Old](old.md)\n\n[Phone](b.md#phone)\n");
  write("content/b.md", "# B\n\n## Phone\n\nWords\n");
  commit();
  EXPECT_THAT(told({"--since", "HEAD"}), ElementsAre("exit 0"));
  // Not committed yet, and the broken link stands in a file that nobody touched.
  write("content/b.md", "# B\n\nWords\n");
  EXPECT_THAT(told({"--since", "HEAD"}), ElementsAre("content/a.md:5 link/missing-anchor", "exit 1"));
  commit();
  EXPECT_THAT(told({"--since", "HEAD"}), ElementsAre("exit 0"));
  EXPECT_THAT(told({"--since", "HEAD~1"}), ElementsAre("content/a.md:5 link/missing-anchor", "exit 1"));
  EXPECT_THAT(told({"--since", "main~1"}), ElementsAre("content/a.md:5 link/missing-anchor", "exit 1"));
  // A file that git does not have.
  write("content/c.md", "# C\n\n[Old](old.md)\n");
  EXPECT_THAT(told({"--since", "HEAD"}), ElementsAre("content/c.md:3 link/missing-file", "exit 1"));
}

TEST_F(Since, MovedLinesAndRenamedFilesAreNoNews) {
  write("content/a.md", "# A\n\n[Old](old.md)\n\nWords and more words, and others.\n");
  write("content/b.md", "# B\n\n[A](a.md#gone)\n");
  commit();
  write("content/a.md", "# A\n\nNew words.\n\n[Old](old.md)\n\nWords and more words, and others.\n");
  EXPECT_THAT(told({"--since", "HEAD"}), ElementsAre("exit 0"));
  // Renamed, with the links that lead there written anew.
  std::filesystem::create_directories(path("content/guide"));
  std::filesystem::rename(path("content/a.md"), path("content/guide/c.md"));
  replace("content/guide/c.md", "(old.md)", "(../old.md)");
  replace("content/b.md", "(a.md#gone)", "(guide/c.md#gone)");
  EXPECT_THAT(told({"--since", "HEAD"}), ElementsAre("exit 0"));
}

TEST_F(Since, ABranchIsComparedWithWhereItLeft) {
  write("content/a.md", "# A\n");
  commit();
  shell("git switch -q -c topic");
  write("content/b.md", "# B\n\n[Old](old.md)\n");
  commit();
  shell("git switch -q main");
  write("content/c.md", "# C\n\n[Old](old.md)\n");
  commit();
  shell("git switch -q topic");
  EXPECT_THAT(told({"--since", "main..."}), ElementsAre("content/b.md:3 link/missing-file", "exit 1"));
  EXPECT_THAT(told({"--since", "main...topic"}), ElementsAre("content/b.md:3 link/missing-file", "exit 1"));
}

TEST_F(Since, WorksWithABaseline) {
  write("content/a.md", "# A\n\n[Old](old.md)\n\n[Older](older.md)\n");
  EXPECT_EQ(waymark({"baseline", "--reason", "Later"}).exit_code, 0);
  commit();
  EXPECT_THAT(told({"--since", "HEAD"}), ElementsAre("exit 0"));
  // One is fixed by the change, and a new one is accepted with it.
  write("content/a.md", "# A\n\n[Older](older.md)\n\n[New](new.md)\n");
  EXPECT_THAT(told({"--since", "HEAD"}),
              ElementsAre("content/a.md:5 link/missing-file", "site/help/baseline.yml:4 baseline/fixed", "exit 1"));
  EXPECT_EQ(waymark({"baseline", "--reason", "Soon"}).exit_code, 0);
  EXPECT_THAT(told({"--since", "HEAD"}), ElementsAre(HasSubstr(" baseline/fixed"), "exit 1"));
  commit();
  // What was fixed before is no news.
  EXPECT_THAT(told({"--since", "HEAD"}), ElementsAre("exit 0"));
}

TEST_F(Since, WhereTheSiteWasNotThereEverythingIsNew) {
  commit();
  write("content/a.md", "# A\n\n[Old](old.md)\n");
  shell("git rm -q -r --cached site && git commit -q -m none");
  ProgramRun run = waymark({"check", "--since", "HEAD"});
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_EQ(run.err, "waymark: site/help/site.yml was not there at HEAD; everything counts as new\n");
  const std::string good = text_of("site/help/site.yml");
  write("site/help/site.yml", "titel: Help\n");
  commit();
  write("site/help/site.yml", good);
  run = waymark({"check", "--since", "HEAD"});
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_THAT(run.err, HasSubstr("site/help/site.yml cannot be checked as of HEAD: "));
  EXPECT_THAT(run.err, HasSubstr("; everything counts as new\n"));
}

TEST_F(Since, ItsOwnSiteFileCounts) {
  write("content/en/a.md", "# A\n\n[Old](old.md)\n");
  write("site/help/site.yml", "content: ../../content\nseverities:\n  front-matter/*: off\n  navigation/*: off\n");
  commit();
  // Another layout gives files other places; they are the same files.
  write("site/help/site.yml",
        "content: [{folder: ../../content, layout: \"{locale}/{article}.md\"}]\nlocales: [en]\nseverities:\n"
        "  front-matter/*: off\n  navigation/*: off\n");
  EXPECT_THAT(told({"--since", "HEAD"}), ElementsAre("exit 0"));
}

TEST_F(Since, OutsideOfGitOrOfAnUnknownRevisionThereIsNothingToCompare) {
  write("content/a.md", "# A\n");
  ProgramRun run = waymark({"check", "--since", "main"});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.err, "waymark: site/help/site.yml is in no git repository, so --since has nothing to compare with\n");
  shell("git init -q -b main .");
  EXPECT_EQ(waymark({"check", "--since", "HEAD"}).exit_code, 2);
  commit();
  run = waymark({"check", "--since", "mian"});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.err, "waymark: --since: the git repository has no revision \"mian\"; did you mean \"main\"?\n");
  EXPECT_EQ(waymark({"check", "--since", ""}).exit_code, 2);
}

TEST_F(Since, FromAnyFolder) {
  write("content/a.md", "# A\n\n[Old](old.md)\n");
  commit();
  write("content/a.md", "# A\n\n[Old](old.md)\n\n[New](new.md)\n");
  const ProgramRun run = waymark({"check", "--since", "HEAD", "--site", path("site/help/site.yml")});
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_THAT(run.out, HasSubstr("new.md"));
  EXPECT_THAT(run.out, testing::Not(HasSubstr("old.md")));
}

TEST_F(Since, ACommentThatIgnoresIsPartOfTheRevision) {
  write("content/a.md", "# A\n\n<!-- waymark-ignore link/missing-file: it comes back -->\n[Old](old.md)\n");
  commit();
  EXPECT_THAT(told({}), ElementsAre("exit 0"));
  write("content/a.md", "# A\n\n[Old](old.md)\n");
  EXPECT_THAT(told({"--since", "HEAD"}), ElementsAre("content/a.md:3 link/missing-file", "exit 1"));
}

TEST_F(Since, AHookOfAnotherRepositoryDoesNotMislead) {
  write("content/a.md", "# A\n\n[Old](old.md)\n");
  commit();
  const ProgramRun run = run_program({WAYMARK_PROGRAM, "check", "--since", "HEAD"},
                                     {.folder = path(""),
                                      .input = {},
                                      .environment = {{"GIT_DIR", "/nowhere"}, {"GIT_INDEX_FILE", "/nowhere/index"}}});
  EXPECT_EQ(run.exit_code, 0) << run.err;
}

}  // namespace
}  // namespace waymark
