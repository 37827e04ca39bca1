#include "edits/unified_diff.h"

#include <gtest/gtest.h>

namespace waymark {
namespace {

TEST(UnifiedDiff, IsEmptyForTheSameText) {
  EXPECT_EQ(unified_diff("a.md", "one\n", "one\n"), "");
  EXPECT_EQ(unified_diff(ChangeSet{.command = {}, .files = {{"a.md", "x", "x", ""}}}), "");
}

TEST(UnifiedDiff, ShowsThreeLinesOfContext) {
  EXPECT_EQ(unified_diff("a.md", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n"),
            "--- a/a.md\n+++ b/a.md\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
}

TEST(UnifiedDiff, KeepsApartWhatIsFarApart) {
  EXPECT_EQ(unified_diff("a.md", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "one\n2\n3\n4\n5\n6\n7\n8\nnine\n"),
            "--- a/a.md\n+++ b/a.md\n@@ -1,4 +1,4 @@\n-1\n+one\n 2\n 3\n 4\n@@ -6,4 +6,4 @@\n 6\n 7\n 8\n-9\n+nine\n");
}

TEST(UnifiedDiff, MarksALastLineWithoutAnEnd) {
  EXPECT_EQ(unified_diff("a.md", "1\n2", "1\n2\n"),
            "--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n 1\n-2\n\\ No newline at end of file\n+2\n");
  EXPECT_EQ(unified_diff("a.md", "", "x"), "--- a/a.md\n+++ b/a.md\n@@ -0,0 +1 @@\n+x\n\\ No newline at end of file\n");
}

TEST(UnifiedDiff, LeavesCarriageReturnsInTheirLines) {
  EXPECT_EQ(unified_diff("a.md", "1\r\n2\r3\r\n", "1\r\n2\r4\r\n"),
            "--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n 1\r\n-2\r3\r\n+2\r4\r\n");
}

TEST(UnifiedDiff, TellsWhatIsMadeRemovedAndMoved) {
  const ChangeSet changes{.command = {},
                          .files = {{"z.md", std::nullopt, "new\n", ""},
                                    {"a b.md", "old\n", std::nullopt, ""},
                                    {"new/x.png", std::nullopt, std::string("\0\1", 2), "x.png"},
                                    {"x.png", std::string("\0\1", 2), std::nullopt, ""},
                                    {"y.png", std::string("\0", 1), std::string("\0\0", 2), ""}}};
  EXPECT_EQ(
      unified_diff(changes),
      "diff --git a/a b.md b/a b.md\ndeleted file mode 100644\n--- a/a b.md\t\n+++ /dev/null\n@@ -1 +0,0 @@\n-old\n"
      "diff --git a/x.png b/new/x.png\nsimilarity index 100%\nrename from x.png\nrename to new/x.png\n"
      "diff --git a/y.png b/y.png\nBinary files a/y.png and b/y.png differ\n"
      "diff --git a/z.md b/z.md\nnew file mode 100644\n--- /dev/null\n+++ b/z.md\n@@ -0,0 +1 @@\n+new\n");
}

TEST(UnifiedDiff, QuotesNamesThatWouldEndTheLine) {
  EXPECT_EQ(unified_diff("a\n\"b\\.md", "1\n", "2\n"),
            "--- \"a/a\\012\\\"b\\\\.md\"\n+++ \"b/a\\012\\\"b\\\\.md\"\n@@ -1 +1 @@\n-1\n+2\n");
}

}  // namespace
}  // namespace waymark
