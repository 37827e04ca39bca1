#include "edits/apply_changes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "edits/journal.h"

namespace waymark {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

using Files = std::map<std::string, std::string>;

// A file that changes, one that moves, one that is made, one that goes.
const Files before = {{"c/a.md", "a"}, {"c/old.md", "moved"}, {"c/gone.md", "g"}, {"c/other.md", "o"}};
const Files after = {{"c/a.md", "A"}, {"c/new/old.md", "Moved"}, {"c/made.md", "m"}, {"c/other.md", "o"}};
const ChangeSet changes{.command = {"mv", "c/old.md", "c/new/old.md"},
                        .files = {{"c/a.md", "a", "A", ""},
                                  {"c/new/old.md", std::nullopt, "Moved", "c/old.md"},
                                  {"c/old.md", "moved", std::nullopt, ""},
                                  {"c/gone.md", "g", std::nullopt, ""},
                                  {"c/made.md", std::nullopt, "m", ""}}};

TEST(ApplyChanges, MakesThemAll) {
  MemoryDisk disk;
  disk.files = before;
  ASSERT_TRUE(apply_changes(changes, *memory_writers_files(disk, ".")));
  EXPECT_EQ(disk.files, after);
}

TEST(ApplyChanges, DoesNothingWhenAFileHasChangedMeanwhile) {
  for (const auto& [path, text] : Files{{"c/gone.md", "other"}, {"c/made.md", "there"}}) {
    MemoryDisk disk;
    disk.files = before;
    disk.files[path] = text;
    const Files found = disk.files;
    const auto applied = apply_changes(changes, *memory_writers_files(disk, "."));
    ASSERT_FALSE(applied);
    EXPECT_THAT(applied.error().message, HasSubstr("\"" + path + "\" "));
    EXPECT_EQ(disk.files, found);
    EXPECT_THAT(disk.written, IsEmpty());
  }
}

// Every place where the run can be killed: from the n-th change of the disk on, nothing works any more.
TEST(ApplyChanges, CanBeFinishedOrUndoneWhereverItWasCutShort) {
  std::size_t finished = 0;
  for (const Recovery how : {Recovery::finish, Recovery::undo}) {
    for (std::size_t n = 0;; ++n) {
      ASSERT_LT(n, 100U);
      MemoryDisk disk;
      disk.files = before;
      disk.fail_writes_with = "killed";
      disk.changes_before_failing = n;
      const auto applied = apply_changes(changes, *memory_writers_files(disk, "."));
      if (applied) {
        EXPECT_EQ(disk.files, after);
        ++finished;
        break;
      }
      disk.fail_writes_with.reset();
      const auto files = memory_writers_files(disk, ".");
      const auto unfinished = unfinished_changes(*files);
      ASSERT_TRUE(unfinished) << unfinished.error().message;
      if (!*unfinished) {
        EXPECT_TRUE(disk.files == before || disk.files == after) << n;
        continue;
      }
      EXPECT_EQ((*unfinished)->command, changes.command);
      EXPECT_THAT((*unfinished)->paths, ElementsAre("c/a.md", "c/new/old.md", "c/old.md", "c/gone.md", "c/made.md"));
      EXPECT_TRUE(has_unfinished_changes(".", disk));
      const auto recovered = recover(how, *files);
      ASSERT_TRUE(recovered) << recovered.error().message;
      EXPECT_THAT(recovered->left, IsEmpty());
      EXPECT_EQ(recovered->settled.size(), 5U);
      EXPECT_EQ(disk.files, how == Recovery::finish ? after : before) << n;
      EXPECT_FALSE(has_unfinished_changes(".", disk));
    }
  }
  EXPECT_EQ(finished, 2U);
}

// The recovery itself is killed, again and again, at each later place.
TEST(ApplyChanges, RecoveryCanBeCutShortToo) {
  for (std::size_t first = 3; first < 20; ++first) {
    for (std::size_t second = 0; second < 20; ++second) {
      MemoryDisk disk;
      disk.files = before;
      disk.fail_writes_with = "killed";
      disk.changes_before_failing = first;
      static_cast<void>(apply_changes(changes, *memory_writers_files(disk, ".")));
      disk.changes_before_failing = second;
      static_cast<void>(recover(Recovery::finish, *memory_writers_files(disk, ".")));
      disk.fail_writes_with.reset();
      const auto files = memory_writers_files(disk, ".");
      if (unfinished_changes(*files).value()) {
        ASSERT_TRUE(recover(Recovery::undo, *files));
        EXPECT_EQ(disk.files, before) << first << " " << second;
      } else {
        EXPECT_TRUE(disk.files == before || disk.files == after) << first << " " << second;
      }
    }
  }
}

TEST(Recover, LeavesAFileThatSomebodyHasWrittenToSince) {
  MemoryDisk disk;
  disk.files = before;
  const auto files = memory_writers_files(disk, ".");
  ASSERT_TRUE(write_journal(changes, *files));
  disk.files["c/a.md"] = "mine";
  const auto recovered = recover(Recovery::finish, *files);
  ASSERT_TRUE(recovered);
  EXPECT_THAT(recovered->left, ElementsAre("c/a.md"));
  Files expected = after;
  expected["c/a.md"] = "mine";
  EXPECT_EQ(disk.files, expected);
}

TEST(Recover, RefusesADamagedJournal) {
  for (const char* note : {"plan.json", "bytes"}) {
    MemoryDisk disk;
    disk.files = before;
    const auto files = memory_writers_files(disk, ".");
    ASSERT_TRUE(write_journal(changes, *files));
    disk.files[std::string(".waymark/changes/") + note].replace(0, 2, "??");
    const auto recovered = recover(Recovery::finish, *files);
    ASSERT_FALSE(recovered);
    EXPECT_THAT(recovered.error().message, HasSubstr("damaged"));
    EXPECT_FALSE(unfinished_changes(*files));
    disk.files.erase(".waymark/changes/bytes");
    EXPECT_FALSE(unfinished_changes(*files));
  }
}

TEST(Recover, RemovesAJournalThatWasNotFinished) {
  MemoryDisk disk;
  disk.files = before;
  disk.files[".waymark/changes/bytes"] = "half";
  EXPECT_EQ(unfinished_changes(*memory_writers_files(disk, ".")).value().has_value(), false);
  EXPECT_EQ(disk.files, before);
}

TEST(Journal, KeepsEveryByteOfNamesAndTexts) {
  const ChangeSet odd{.command = {"mv", "100%25", "\xFF\n\"", ""},
                      .files = {{"c/%41\xFE.md", std::string("\0\xFF\n", 3), "", ""},
                                {"c/\xC3\xA9 +.md", std::nullopt, "x\r\n", "c/%41\xFE.md"}}};
  MemoryDisk disk;
  const auto files = memory_writers_files(disk, "site");
  ASSERT_TRUE(write_journal(odd, *files));
  EXPECT_EQ(read_journal(*files).value().value(), odd);
}

}  // namespace
}  // namespace waymark
