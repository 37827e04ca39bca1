#include "library/addresses/address_lock.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace waymark {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::vector<SiteAddress> site = {{.path = "a.html", .anchors = {"one", "two"}},
                                       {.path = "away.html", .redirect = true, .leaves = true},
                                       {.path = "old.html", .anchors = {"one", "two"}, .redirect = true}};

TEST(AddressLock, AnUnfinishedMergeKeepsBothSides) {
  const std::string text =
      "a.html\n<<<<<<< HEAD\na.html#one\n||||||| base\n=======\r\na.html#two\n>>>>>>> other/branch\n";
  EXPECT_EQ(read_address_lock(text).size(), 3U);
  ASSERT_TRUE(unfinished_merge(text));
  EXPECT_EQ(unfinished_merge(text)->begin, 7U);
  EXPECT_FALSE(unfinished_merge("a.html\n=======.html\n<<<<<<<<\n"));
  const std::string merged = update_address_lock(text, site, false).text;
  EXPECT_FALSE(unfinished_merge(merged));
  EXPECT_THAT(merged, HasSubstr("a.html\na.html#one\na.html#two\naway.html\n"));
}

TEST(AddressLock, HoweverTheLinesStandTheyAreWrittenOnce) {
  const std::string expected = update_address_lock("", site, false).text;
  EXPECT_EQ(update_address_lock(expected, site, false).text, expected);
  for (const std::string& text :
       {std::string("\xEF\xBB\xBF"
                    "a.html\r\na.html#two\r\na.html#one"),
        "old.html\na.html#one\na.html\na.html\n" + expected, expected.substr(0, expected.size() - 1)}) {
    EXPECT_EQ(update_address_lock(text, site, false).text, expected) << text;
  }
}

TEST(AddressLock, LinesAreReadAndWrittenAlike) {
  const std::string text = "# note\na.html\r\n\n  a b.html#x y\nc%23d.html#100%25 sure\n";
  const std::vector<LockEntry> entries = read_address_lock(text);
  ASSERT_EQ(entries.size(), 3U);
  EXPECT_EQ(entries[0].path, "a.html");
  EXPECT_EQ(entries[1].anchor, "x y");
  EXPECT_EQ(text.substr(entries[1].span.begin, entries[1].span.end - entries[1].span.begin), "a b.html#x y");
  EXPECT_EQ(entries[2].path, "c#d.html");
  EXPECT_EQ(entries[2].anchor, "100% sure");
  EXPECT_EQ(lock_line("c#d.html", "100% sure#2"), "c%23d.html#100%25%20sure#2");
  EXPECT_EQ(lock_line("a\nb.html", ""), "a%0Ab.html");
  for (const std::string& line : {lock_line("c#d.html", "100% sure#2"), lock_line("א.html", "ב")}) {
    const LockEntry entry = read_address_lock(line).front();
    EXPECT_EQ(lock_line(entry.path, entry.anchor), line);
  }
}

TEST(AddressLock, WhatIsNewIsAddedAndWhatVanishedStays) {
  const LockChange change = update_address_lock("a.html\na.html#gone\ngone.html\n", site, false);
  EXPECT_THAT(change.added, ElementsAre("a.html#one", "a.html#two", "away.html", "old.html"));
  EXPECT_THAT(change.vanished, ElementsAre("a.html#gone", "gone.html"));
  EXPECT_THAT(change.text,
              HasSubstr("\na.html\na.html#gone\na.html#one\na.html#two\naway.html\ngone.html\nold.html\n"));
}

TEST(AddressLock, WritingTwiceChangesNothing) {
  const LockChange first = update_address_lock("", site, false);
  const LockChange second = update_address_lock(first.text, site, false);
  EXPECT_EQ(second.text, first.text);
  EXPECT_THAT(second.added, IsEmpty());
  EXPECT_THAT(second.vanished, IsEmpty());
}

TEST(AddressLock, PruningForgets) {
  const LockChange change = update_address_lock("a.html#gone\ngone.html\n", site, true);
  EXPECT_EQ(change.text.find("gone"), std::string::npos);
  EXPECT_THAT(change.vanished, ElementsAre("a.html#gone", "gone.html"));
}

TEST(AddressLock, AnchorsLiveOnWhereARedirectLeads) {
  EXPECT_TRUE(is_alive({.path = "old.html", .anchor = "one", .span = {}}, site));
  EXPECT_FALSE(is_alive({.path = "old.html", .anchor = "three", .span = {}}, site));
  EXPECT_TRUE(is_alive({.path = "away.html", .anchor = "anything", .span = {}}, site));
}

TEST(AddressLock, LinesOfBothBranchesMayStandInAnyOrderAndTwice) {
  const LockChange change =
      update_address_lock("old.html\na.html\na.html\naway.html\na.html#two\na.html#one\n", site, false);
  EXPECT_EQ(change.text, update_address_lock("", site, false).text);
  EXPECT_THAT(change.added, IsEmpty());
}

}  // namespace
}  // namespace waymark
