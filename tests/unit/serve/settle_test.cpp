#include "serve/watch/settle.h"

#include <gtest/gtest.h>

namespace waymark {
namespace {

using std::chrono::milliseconds;

const Settle::Time start{std::chrono::hours(1)};

TEST(Settle, TellsASaveAfterAShortSilence) {
  Settle settle;
  EXPECT_FALSE(settle.pending());
  settle.note(start, 1);
  settle.note(start + milliseconds(3), 1);
  EXPECT_TRUE(settle.pending());
  EXPECT_EQ(settle.due(), start + milliseconds(3) + Settle::quiet);
  settle.told();
  EXPECT_FALSE(settle.pending());
}

TEST(Settle, DoesNotWaitForeverForOneThatWritesOnAndOn) {
  Settle settle;
  for (int i = 0; i < 20; ++i) settle.note(start + milliseconds(10 * i), 1);
  EXPECT_EQ(settle.due(), start + milliseconds(190) + Settle::quiet);
  settle.note(start + milliseconds(199), 1);
  EXPECT_EQ(settle.due(), start + Settle::longest);
}

TEST(Settle, WaitsLongerForACrowd) {
  Settle settle;
  settle.note(start, 1000);
  EXPECT_EQ(settle.due(), start + Settle::quiet_after_many);
  settle.note(start + milliseconds(2950), 1000);
  EXPECT_EQ(settle.due(), start + Settle::longest_after_many);
}

}  // namespace
}  // namespace waymark
