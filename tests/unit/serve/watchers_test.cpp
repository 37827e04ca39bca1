// Both watchers over a real folder: what is saved in which way is told, and when it is.

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "serve/watch/watcher.h"
#include "support/run_program.h"

namespace waymark {
namespace {

namespace fs = std::filesystem;
using testing::Contains;

class Watchers : public testing::TestWithParam<bool> {
 protected:
  Watchers() : watcher_(GetParam() ? make_polling_watcher() : make_inotify_watcher()) {
    fs::create_directories(at("content/deep"));
    write("content/a.md", "one");
    write("site.yml", "title: x");
    watcher_->watch({.folders = {at("content")}, .files = {at("site.yml")}, .left_out = {at("content/public")}});
  }

  std::string at(const std::string& name) const { return folder_.path() + "/" + name; }
  void write(const std::string& name, const std::string& text) const { std::ofstream(at(name)) << text; }
  // Waits, however often it takes, until `path` was told.
  void expect_told(const std::string& name) {
    for (;;) {
      const Changes changes = watcher_->next();
      ASSERT_FALSE(changes.empty());
      if (changes.anything || changes.paths.contains(at(name))) return;
    }
  }

  TemporaryFolder folder_;
  std::unique_ptr<Watcher> watcher_;
};

TEST_P(Watchers, TellOfAFileWrittenInPlace) {
  write("content/a.md", "one and two");
  expect_told("content/a.md");
}

TEST_P(Watchers, TellOfAFilePutInItsPlace) {
  write("content/.a.md.swp", "x");
  write("content/a.md.tmp", "another text");
  fs::rename(at("content/a.md.tmp"), at("content/a.md"));
  expect_told("content/a.md");
}

TEST_P(Watchers, TellOfVimsWayOfWriting) {
  write("content/4913", "");
  fs::remove(at("content/4913"));
  fs::rename(at("content/a.md"), at("content/a.md~"));
  write("content/a.md", "as vim writes it");
  fs::remove(at("content/a.md~"));
  const Changes changes = watcher_->next();
  EXPECT_EQ(changes.paths, std::set<std::string>{at("content/a.md")});
}

TEST_P(Watchers, TellOfFilesThatGo) {
  fs::remove(at("content/a.md"));
  expect_told("content/a.md");
}

TEST_P(Watchers, TellOfASingleFileAndOfNoneBesideIt) {
  write("other.yml", "x");
  write("site.yml", "title: another");
  const Changes changes = watcher_->next();
  EXPECT_EQ(changes.paths, std::set<std::string>{at("site.yml")});
}

TEST_P(Watchers, LookIntoFoldersThatCome) {
  fs::create_directories(at("content/new/deeper"));
  write("content/new/deeper/b.md", "b");
  expect_told("content/new/deeper/b.md");
  write("content/new/deeper/b.md", "b, longer");
  expect_told("content/new/deeper/b.md");
}

TEST_P(Watchers, FollowAFolderToItsNewName) {
  write("content/deep/c.md", "c");
  expect_told("content/deep/c.md");
  fs::rename(at("content/deep"), at("content/moved"));
  expect_told("content/moved/c.md");
  write("content/moved/c.md", "c again");
  expect_told("content/moved/c.md");
}

TEST_P(Watchers, TellACrowdAtOnce) {
  for (int i = 0; i < 500; ++i) write("content/" + std::to_string(i) + ".md", "x");
  std::set<std::string> told;
  std::size_t batches = 0;
  for (; told.size() < 500; ++batches) {
    const Changes changes = watcher_->next();
    ASSERT_FALSE(changes.empty());
    told.insert(changes.paths.begin(), changes.paths.end());
  }
  EXPECT_LE(batches, 5U);
}

TEST_P(Watchers, SayNothingOfWhatIsLeftOut) {
  fs::create_directories(at("content/public"));
  write("content/public/index.html", "x");
  write("content/a.md", "the end");
  const Changes changes = watcher_->next();
  EXPECT_EQ(changes.paths, std::set<std::string>{at("content/a.md")});
}

TEST_P(Watchers, EndWhenTheyAreStopped) {
  watcher_->stop();
  EXPECT_TRUE(watcher_->next().empty());
}

INSTANTIATE_TEST_SUITE_P(Both, Watchers, testing::Bool(),
                         [](const auto& watchers) { return watchers.param ? "polling" : "inotify"; });

}  // namespace
}  // namespace waymark
