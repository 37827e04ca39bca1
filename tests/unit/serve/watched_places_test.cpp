#include "serve/watch/watched_places.h"

#include <gtest/gtest.h>

namespace waymark {
namespace {

TEST(WatchedPlaces, LeaveAloneWhatEditorsKeepForThemselves) {
  for (const char* name : {".a.md.swp", "a.md~", "4913", "#a.md#", ".#a.md", "a.md.tmp", "a.md.swx", "a.md___jb_tmp___",
                           "a.md.bak", ".git", ".goutputstream-ABC123", ""}) {
    EXPECT_TRUE(is_passing_name(name)) << name;
  }
  for (const char* name : {"a.md", "4913.md", "#a.md", "site.yml", "tmp", "a~b.png"})
    EXPECT_FALSE(is_passing_name(name)) << name;
}

TEST(WatchedPlaces, HoldFoldersWithAllBelowAndSingleFiles) {
  const WatchedPlaces places{.folders = {"content/help", "/theme"},
                             .files = {"site/help/site.yml", "content/.openpublishing.redirection.json"},
                             .left_out = {"content/help/public"}};
  for (const char* path : {"content/help/a.md", "content/help/x/y/z.png", "/theme/styles/a.css", "site/help/site.yml",
                           "content/.openpublishing.redirection.json"}) {
    EXPECT_TRUE(places.holds(path)) << path;
  }
  for (const char* path : {"content/helper/a.md", "content/a.md", "site/help/other.yml", "content/help/public/a.html",
                           "content/help/.git/index", "content/help/a.md~", "theme/x.css", "content/help/.x/a.md"}) {
    EXPECT_FALSE(places.holds(path)) << path;
  }
}

TEST(WatchedPlaces, MayLieInFoldersOfAnyName) {
  const WatchedPlaces places{.folders = {"/home/.work~/content"}, .files = {}, .left_out = {}};
  EXPECT_TRUE(places.holds("/home/.work~/content/a.md"));
  EXPECT_FALSE(places.holds("/home/.work~/content/.a.md"));
}

TEST(WatchedPlaces, HoldAllButWhatLiesElsewhereForTheWorkingFolder) {
  const WatchedPlaces places{.folders = {"."}, .files = {}, .left_out = {"public"}};
  EXPECT_TRUE(places.holds("a.md"));
  EXPECT_TRUE(places.holds("x/a.md"));
  for (const char* path : {"../a.md", "/a.md", "public/a.html"}) EXPECT_FALSE(places.holds(path)) << path;
}

}  // namespace
}  // namespace waymark
