// Both watchers over a real folder: what is saved in which way is told, and when it is.

#include <atomic>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <thread>

#include "serve/watch/look.h"
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
  // All that was told, but for files that were written just before they were first looked at: polling may tell them
  // again, as it cannot see whether they are the same.
  std::set<std::string> told_of_more_than(const std::set<std::string>& written) {
    std::set<std::string> told = watcher_->next().paths;
    if (GetParam()) std::erase_if(told, [&](const std::string& path) { return written.contains(path); });
    return told;
  }
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
  EXPECT_EQ(told_of_more_than({at("site.yml")}), std::set<std::string>{at("content/a.md")});
}

TEST_P(Watchers, TellOfFilesThatGo) {
  fs::remove(at("content/a.md"));
  expect_told("content/a.md");
}

TEST_P(Watchers, TellOfASingleFileAndOfNoneBesideIt) {
  write("other.yml", "x");
  write("site.yml", "title: another");
  EXPECT_EQ(told_of_more_than({at("content/a.md")}), std::set<std::string>{at("site.yml")});
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
  EXPECT_EQ(told_of_more_than({at("site.yml")}), std::set<std::string>{at("content/a.md")});
}

// As after each new state of a site, which may name other places.
TEST_P(Watchers, TellOfWhatCameBeforeTheyWereAskedToWatchMore) {
  write("content/b.md", "new");
  fs::remove(at("content/a.md"));
  fs::create_directories(at("more"));
  watcher_->watch({.folders = {at("content"), at("more")}, .files = {at("site.yml")}, .left_out = {}});
  std::set<std::string> told;
  while (!told.contains(at("content/a.md")) || !told.contains(at("content/b.md"))) told.merge(watcher_->next().paths);
  write("more/c.md", "c");
  expect_told("more/c.md");
}

TEST_P(Watchers, FindAFolderAgainThatWentWithThoseAboveIt) {
  fs::create_directories(at("up/site"));
  write("up/site/site.yml", "one");
  watcher_->watch({.folders = {at("up/content")}, .files = {at("up/site/site.yml")}, .left_out = {}});
  fs::remove_all(at("up"));
  expect_told("up/site/site.yml");
  fs::create_directories(at("up/site"));
  fs::create_directories(at("up/content"));
  write("up/site/site.yml", "one again");
  expect_told("up/site/site.yml");
  write("up/content/a.md", "new");
  expect_told("up/content/a.md");
  fs::rename(at("up/site"), at("up/other"));
  expect_told("up/site/site.yml");
}

TEST_P(Watchers, TellOfASecondChangeOfTheSameSize) {
  for (const char* text : {"two", "six", "ten", "one"}) {
    write("content/a.md", text);
    expect_told("content/a.md");
  }
}

TEST_P(Watchers, EndWhenTheyAreStopped) {
  watcher_->stop();
  EXPECT_TRUE(watcher_->next().empty());
}

// A save within the tick of the clock in which the file was looked at, and of the same size.
TEST(PollingWatcher, TellsAFileAgainThatWasTooYoungWhenItWasLookedAt) {
  const TemporaryFolder folder;
  const std::string file = folder.path() + "/a.md";
  const auto watcher = make_polling_watcher();
  std::ofstream(file) << "one";
  watcher->watch({.folders = {folder.path()}, .files = {}, .left_out = {}});
  EXPECT_EQ(watcher->next().paths, std::set<std::string>{file});
}

class FullWatcher final : public Watcher {
 public:
  bool watch(const WatchedPlaces& places) override { return places.folders.size() < 2; }
  Changes next() override {
    while (!stopped_) std::this_thread::yield();
    return {};
  }
  void stop() override { stopped_ = true; }

 private:
  std::atomic<bool> stopped_ = false;
};

TEST(FallingBack, GoesOnByPollingAndTakesNothingForUnchanged) {
  const TemporaryFolder folder;
  const std::string file = folder.path() + "/a.md";
  std::atomic<int> said = 0;
  const auto watcher = fall_back_from(std::make_unique<FullWatcher>(), [&](const std::string&) { ++said; });
  watcher->watch({.folders = {folder.path()}, .files = {}, .left_out = {}});
  EXPECT_EQ(said, 0);
  std::thread full([&] {
    EXPECT_TRUE(watcher->watch({.folders = {folder.path(), folder.path() + "/more"}, .files = {}, .left_out = {}}));
  });
  EXPECT_TRUE(watcher->next().anything);
  full.join();
  EXPECT_EQ(said, 1);
  std::ofstream(file) << "one";
  EXPECT_THAT(watcher->next().paths, Contains(file));
  watcher->stop();
  EXPECT_TRUE(watcher->next().empty());
}

TEST(ChangedSince, NamesFilesAndFoldersThatAreYounger) {
  const TemporaryFolder folder;
  const WatchedPlaces places{.folders = {folder.path()}, .files = {}, .left_out = {}};
  const std::int64_t before = stamp_clock();
  std::ofstream(folder.path() + "/a.md") << "one";
  const Changes changes = changed_since(places, before);
  EXPECT_TRUE(changes.anything);
  EXPECT_EQ(changes.paths, std::set<std::string>{folder.path() + "/a.md"});
  constexpr std::int64_t hour = 3'600'000'000'000;
  EXPECT_TRUE(changed_since(places, before + hour).empty());
}

INSTANTIATE_TEST_SUITE_P(Both, Watchers, testing::Bool(),
                         [](const auto& watchers) { return watchers.param ? "polling" : "inotify"; });

}  // namespace
}  // namespace waymark
