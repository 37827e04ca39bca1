#include "source/change_dates.h"

#include <filesystem>
#include <gtest/gtest.h>
#include <iterator>
#include <string>
#include <unistd.h>
#include <utility>
#include <vector>

#include "base/disk.h"

namespace waymark {
namespace {

using namespace std::string_literals;

std::vector<std::pair<std::string, std::string>> read(const std::string& log) {
  std::vector<std::pair<std::string, std::string>> dates;
  for (const auto& [path, date] : read_git_log(log)) dates.emplace_back(path, iso_date(date));
  return dates;
}

TEST(ChangeDates, AFileHasTheDateOfTheNewestCommitThatChangedIt) {
  using Dates = std::vector<std::pair<std::string, std::string>>;
  const std::string log = "\0"s + "2026-11-22\0\0"s +                  // no files: a merge
                          "\0"s + "2021-01-02\0\na b.md\0\0"s +        //
                          "\0"s + "2020-06-01\0\ns/side.md\0\0"s +     //
                          "\0"s + "2020-01-02\0\n\nnl.md\0a b.md\0"s;  // a name that begins with a line end
  EXPECT_EQ(read(log), (Dates{{"\nnl.md", "2020-01-02"}, {"a b.md", "2021-01-02"}, {"s/side.md", "2020-06-01"}}));
}

TEST(ChangeDates, NamesThatLookLikeDatesAreNames) {
  using Dates = std::vector<std::pair<std::string, std::string>>;
  EXPECT_EQ(read("\0"s + "2021-01-02\0\n2020-01-01\0\x01\0"s),
            (Dates{{"\x01", "2021-01-02"}, {"2020-01-01", "2021-01-02"}}));
  EXPECT_EQ(read("\0"s + "no date\0\na.md\0"s), Dates());
  EXPECT_EQ(read("a.md"), Dates());
  EXPECT_EQ(read(""), Dates());
}

// Answers what it is asked, and remembers that.
class Answers final : public Programs {
 public:
  std::string shallow = "false\n";
  std::string log;
  bool has_git = true;
  mutable std::vector<std::vector<std::string>> asked;

  Result<std::string> output_of(const std::vector<std::string>& command) const override {
    asked.push_back(command);
    if (!has_git) return fail("there is no program \"git\"");
    return command[command.size() - 2] == "rev-parse" ? shallow : log;
  }
};

TEST(ChangeDates, GitIsAskedTwiceForAFolder) {
  Answers answers;
  answers.log = "\0"s + "2021-01-02\0\na.md\0b.md\0"s;
  const auto dates = git_change_dates("content/help", answers);
  ASSERT_TRUE(dates) << dates.error().message;
  ASSERT_EQ(dates->size(), 2U);
  EXPECT_EQ(iso_date(dates->at("content/help/a.md")), "2021-01-02");
  EXPECT_EQ(answers.asked.size(), 2U);
}

TEST(ChangeDates, WhatGitCannotTellIsAFailure) {
  Answers answers;
  answers.shallow = "true\n";
  EXPECT_EQ(git_change_dates("c", answers).error().message,
            "the repository is a shallow clone, without the older commits");
  EXPECT_EQ(answers.asked.size(), 1U);
  answers.has_git = false;
  EXPECT_EQ(git_change_dates("c", answers).error().message, "there is no program \"git\"");
}

// What git really prints, for the names that people and others give to files.
TEST(ChangeDates, AreThoseOfARepository) {
  const std::string folder = testing::TempDir() + "waymark-change-dates-" + std::to_string(getpid());
  const RealPrograms programs;
  const auto git = [&](const std::string& date, std::vector<std::string> words) {
    std::vector<std::string> command = {
        "env", "GIT_COMMITTER_DATE=" + date, "GIT_CONFIG_GLOBAL=/dev/null", "git", "-C", folder, "-c", "user.name=a",
        "-c",  "user.email=a@example.org"};
    command.insert(command.end(), std::make_move_iterator(words.begin()), std::make_move_iterator(words.end()));
    const auto done = programs.output_of(command);
    EXPECT_TRUE(done) << done.error().message;
  };
  RealDisk disk;
  const std::string odd = "\n\"2020-01-01\" é.md";
  ASSERT_TRUE(disk.write(folder + "/help/" + odd, "x"));
  ASSERT_TRUE(disk.write(folder + "/help/a b.md", "x"));
  ASSERT_TRUE(disk.write(folder + "/other/c.md", "x"));
  EXPECT_FALSE(git_change_dates(folder + "/help", programs));
  git("", {"init", "-q"});
  git("", {"add", "-A"});
  git("2019-05-06T23:30:00-0800", {"commit", "-qm", "one"});
  ASSERT_TRUE(disk.write(folder + "/help/a b.md", "y"));
  git("2021-02-03T10:00:00Z", {"commit", "-qam", "two"});
  ASSERT_TRUE(disk.write(folder + "/help/new.md", "not committed"));
  const auto dates = git_change_dates(folder + "/help", programs);
  ASSERT_TRUE(dates) << dates.error().message;
  ASSERT_EQ(dates->size(), 2U);
  EXPECT_EQ(iso_date(dates->at(folder + "/help/" + odd)), "2019-05-06");
  EXPECT_EQ(iso_date(dates->at(folder + "/help/a b.md")), "2021-02-03");
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace waymark
