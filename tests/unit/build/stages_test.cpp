#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/memory_site.h"

namespace waymark {
namespace {

std::vector<std::string> stages_of(bool write) {
  MemoryDisk disk;
  add_theme(disk.files);
  disk.files["site/site.yml"] = "title: Help\ncontent: ../content\n";
  disk.files["content/a.md"] = "# A\n";
  std::vector<std::string> stages;
  for (const StageTime& time : build_in_memory(disk, write).timings) stages.push_back(time.stage);
  return stages;
}

TEST(Build, TellsHowLongEachStageTook) {
  EXPECT_THAT(stages_of(false), testing::ElementsAre("configure", "load", "compile", "link", "check"));
  EXPECT_THAT(stages_of(true),
              testing::ElementsAre("configure", "load", "compile", "link", "check", "search", "theme", "render"));
}

}  // namespace
}  // namespace waymark
