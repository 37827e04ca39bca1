#include <gtest/gtest.h>

#include "source/source_file.h"

namespace waymark {
namespace {

TEST(SourceSet, FindsFilesByLogicalPathInLoadOrder) {
  SourceSet sources;
  const SourceId first = sources.add({.path = "x/2015/a.md", .logical_path = "a.md"});
  const SourceId other = sources.add({.path = "x/2015/b.md", .logical_path = "b.md"});
  const SourceId second = sources.add({.path = "x/2016/a.md", .logical_path = "a.md"});
  EXPECT_EQ(sources.at_logical_path("a.md"), (std::vector<SourceId>{first, second}));
  EXPECT_EQ(sources.at_logical_path("b.md"), (std::vector<SourceId>{other}));
  EXPECT_TRUE(sources.at_logical_path("A.md").empty());
  EXPECT_EQ(sources.file(second).path, "x/2016/a.md");
  EXPECT_EQ(sources.file(second).id, second);
  EXPECT_EQ(sources.files().size(), 3U);
}

TEST(SourceSet, KeepsAssets) {
  SourceSet sources;
  sources.add_asset({.disk_path = "x/a.png", .logical_path = "a.png", .size = 3});
  ASSERT_EQ(sources.assets().size(), 1U);
  EXPECT_EQ(sources.assets()[0].logical_path, "a.png");
}

}  // namespace
}  // namespace waymark
