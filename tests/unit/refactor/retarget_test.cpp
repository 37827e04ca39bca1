#include "refactor/retarget.h"

#include <gtest/gtest.h>

namespace waymark {
namespace {

struct Case {
  const char* written;
  const char* decoded;
  const char* from_before;
  const char* from_after;
  const char* to_before;
  const char* to_after;
  const char* expected;
};

TEST(RetargetArticle, KeepsTheFormOfTheLink) {
  const Case cases[] = {
      // Only the name changes: the way to the folder stays as it was written.
      {"old.md", "old.md", "a.md", "a.md", "old.md", "new.md", "new.md"},
      {"./old.md#x", "./old.md", "a.md", "a.md", "old.md", "new.md", "./new.md#x"},
      {"../x/./old.md?q#x", "../x/./old.md", "y/a.md", "y/a.md", "x/old.md", "x/new.md", "../x/./new.md?q#x"},
      {"old", "old", "a.md", "a.md", "old.md", "new.md", "new"},
      {"old.html", "old.html", "a.md", "a.md", "old.md", "new.md", "new.html"},
      {"OLD.MD", "OLD.MD", "a.md", "a.md", "old.md", "new.md", "new.MD"},
      {"<my old.md>", "my old.md", "a.md", "a.md", "my old.md", "my new.md", "<my new.md>"},
      {"my%20old.md", "my old.md", "a.md", "a.md", "my old.md", "my new.md", "my%20new.md"},
      // Into and out of folders.
      {"old.md", "old.md", "a.md", "a.md", "old.md", "x/new.md", "x/new.md"},
      {"./old.md", "./old.md", "a.md", "a.md", "old.md", "x/new.md", "./x/new.md"},
      {"./old.md", "./old.md", "y/a.md", "y/a.md", "y/old.md", "new.md", "../new.md"},
      {"~/x/old.md", "~/x/old.md", "y/a.md", "y/a.md", "x/old.md", "z/new.md", "~/z/new.md"},
      {"x\\old.md", "x/old.md", "a.md", "a.md", "x/old.md", "z/new.md", "z\\new.md"},
      // The file with the link moves.
      {"b.md#x", "b.md", "a.md", "x/a.md", "b.md", "b.md", "../b.md#x"},
      {"a.md", "a.md", "a.md", "x/c.md", "a.md", "x/c.md", "c.md"},
      // A folder's index.
      {"guide/", "guide/", "a.md", "a.md", "guide/index.md", "help/index.md", "help/"},
      {"guide", "guide", "a.md", "a.md", "guide/index.md", "help/index.md", "help"},
      {"guide/", "guide/", "a.md", "a.md", "guide/index.md", "start.md", "start.md"},
      // Nothing to do.
      {"b.md", "b.md", "a.md", "c.md", "b.md", "b.md", "b.md"},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(
        retarget_article(one.written, one.decoded, {one.from_before, one.from_after, one.to_before, one.to_after}),
        one.expected)
        << one.written << " in " << one.from_before;
  }
}

TEST(RetargetFile, FollowsTheFileWithTheLink) {
  EXPECT_EQ(retarget_file("media/x.png", "media/x.png", {"a.md", "b/a.md", "media/x.png", "media/x.png"}),
            "../media/x.png");
  EXPECT_EQ(retarget_file("media/x.png", "media/x.png", {"a.md", "b/a.md", "media/x.png", "b/media/x.png"}),
            "media/x.png");
  EXPECT_EQ(retarget_file("~/media/x.png", "~/media/x.png", {"a.md", "b/a.md", "media/x.png", "media/x.png"}),
            "~/media/x.png");
  EXPECT_EQ(retarget_file("gone/", "gone/", {"a.md", "b/a.md", "gone", "gone"}), "../gone/");
}

TEST(RetargetOutside, ClimbsAsFarAsBefore) {
  EXPECT_EQ(retarget_outside("../../x.md#y", "a.md", "b/a.md"), "../../../x.md#y");
  EXPECT_EQ(retarget_outside("../../x.md", "b/a.md", "a.md"), "../x.md");
}

TEST(RetargetPublished, ExchangesTheEndOfAnAddress) {
  EXPECT_EQ(retarget_published("https://example.org/help/old#x", "old.md", "new.md"), "https://example.org/help/new#x");
  EXPECT_EQ(retarget_published("https://example.org/help/old.html", "old.md", "new.md"),
            "https://example.org/help/new.html");
  EXPECT_EQ(retarget_published("/help/guide/old/", "guide/old.md", "tips/new.md"), "/help/tips/new/");
  EXPECT_EQ(retarget_published("https://example.org/other", "old.md", "new.md"), "https://example.org/other");
}

}  // namespace
}  // namespace waymark
