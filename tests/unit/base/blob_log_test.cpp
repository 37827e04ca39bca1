#include "base/blob_log.h"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <unistd.h>

#include "base/file_stamp.h"
#include "base/hash.h"

namespace waymark {
namespace {

namespace fs = std::filesystem;

class BlobLogTest : public testing::Test {
 protected:
  BlobLogTest() : folder_(fs::temp_directory_path() / ("waymark-blobs-" + std::to_string(::getpid()))) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  ~BlobLogTest() override { fs::remove_all(folder_); }

  std::string path() const { return (folder_ / "values").string(); }
  std::string bytes() const {
    std::ifstream in(path(), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  void set_bytes(const std::string& text) const { std::ofstream(path(), std::ios::binary) << text; }

  static std::string key(int i) { return hash_hex(std::to_string(i)); }
  static std::string value(int i) { return std::string(static_cast<std::size_t>(10 * i), static_cast<char>('a' + i)); }
  void add(int first, int last, std::string_view subject = "one") const {
    BlobLog log(path(), subject);
    for (int i = first; i <= last; ++i) log.add(key(i), value(i));
    EXPECT_TRUE(log.finish().has_value());
  }
  // How many of the first ten are there; what is there is right.
  int found(std::string_view subject = "one") const {
    const BlobLog log(path(), subject);
    int count = 0;
    for (int i = 0; i < 10; ++i) {
      const auto there = log.find(key(i));
      if (!there) continue;
      EXPECT_EQ(*there, value(i));
      ++count;
    }
    return count;
  }

 private:
  fs::path folder_;
};

TEST_F(BlobLogTest, FindsWhatWasAddedInSeveralRuns) {
  EXPECT_EQ(found(), 0);
  add(0, 3);
  EXPECT_EQ(found(), 4);
  add(4, 9);
  EXPECT_EQ(found(), 10);
}

TEST_F(BlobLogTest, OfAnotherSubjectItIsEmpty) {
  add(0, 3, "one");
  EXPECT_EQ(found("two"), 0);
  add(5, 6, "two");
  EXPECT_EQ(found("two"), 2);
  EXPECT_EQ(found("one"), 0);
}

TEST_F(BlobLogTest, WhereverItIsCutOffTheRestIsFoundAndMoreCanBeAdded) {
  add(0, 5);
  const std::string whole = bytes();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    set_bytes(whole.substr(0, size));
    EXPECT_LE(found(), 5) << size;
    add(6, 9);
    EXPECT_GE(found(), 4) << size;
  }
}

TEST_F(BlobLogTest, WhicheverByteIsDamagedNothingWrongIsFound) {
  add(0, 5);
  const std::string whole = bytes();
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x41);
    set_bytes(damaged);
    EXPECT_LE(found(), 6) << at;
  }
}

TEST_F(BlobLogTest, OneOfTwoAdds) {
  add(0, 1);
  BlobLog first(path(), "one");
  BlobLog second(path(), "one");
  first.add(key(2), value(2));
  second.add(key(3), value(3));
  EXPECT_TRUE(second.finish().has_value());
  EXPECT_TRUE(first.finish().has_value());
  EXPECT_EQ(found(), 3);
}

TEST_F(BlobLogTest, WhatNobodyAsksForGoesInTheEnd) {
  const std::string large(std::size_t{1} << 20, 'x');
  for (int round = 0; round < 40; ++round) {
    BlobLog log(path(), "one");
    log.find(key(1));
    log.add(key(100 + round), large);
    if (round == 0) log.add(key(1), value(1));
    ASSERT_TRUE(log.finish().has_value());
  }
  EXPECT_LT(fs::file_size(path()), std::uintmax_t{16} << 20);
  EXPECT_EQ(found(), 1);
}

TEST_F(BlobLogTest, SaysWhenItCannotBeWritten) {
  set_bytes("a file where a folder should be");
  BlobLog log(path() + "/below", "one");
  log.add(key(1), value(1));
  EXPECT_FALSE(log.finish().has_value());
}

TEST(FileStamp, IsTrustedOnlyAWhileAfterTheLastChange) {
  constexpr std::int64_t second = 1'000'000'000;
  const auto settled = [](std::int64_t changed, std::int64_t looked) {
    return is_settled({.modified = changed, .changed = changed}, looked);
  };
  EXPECT_TRUE(settled(10 * second + 5, 11 * second));
  EXPECT_FALSE(settled(10 * second + 5, 10 * second + 6));
  EXPECT_FALSE(settled(10 * second, 11 * second)) << "whole seconds tell less";
  EXPECT_TRUE(settled(10 * second, 14 * second));
  EXPECT_FALSE(settled(20 * second + 5, 10 * second)) << "from the future";
}

}  // namespace
}  // namespace waymark
