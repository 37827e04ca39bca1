#include "external/host_queues.h"

#include <gtest/gtest.h>

namespace waymark {
namespace {

TEST(HostQueues, AHostHasSoManyAtATimeAndSoManyASecond) {
  HostQueues queues({.per_host = 2, .per_second = 10});
  for (std::size_t task = 0; task < 4; ++task) queues.add("a", task);
  EXPECT_EQ(queues.next(Milliseconds(0)), 0U);
  EXPECT_EQ(queues.next(Milliseconds(0)), std::nullopt);
  EXPECT_EQ(queues.next_moment(), Milliseconds(100));
  EXPECT_EQ(queues.next(Milliseconds(100)), 1U);
  EXPECT_EQ(queues.next(Milliseconds(900)), std::nullopt);
  EXPECT_EQ(queues.next_moment(), std::nullopt);
  queues.ended("a");
  EXPECT_EQ(queues.next(Milliseconds(900)), 2U);
}

TEST(HostQueues, HostsDoNotWaitForEachOther) {
  HostQueues queues({.per_host = 1, .per_second = 1, .at_once = 2});
  queues.add("a", 0);
  queues.add("a", 1);
  queues.add("b", 2);
  queues.add("c", 3);
  EXPECT_EQ(queues.next(Milliseconds(0)), 0U);
  EXPECT_EQ(queues.next(Milliseconds(0)), 2U);
  EXPECT_EQ(queues.next(Milliseconds(0)), std::nullopt);
  queues.ended("b");
  EXPECT_EQ(queues.next(Milliseconds(0)), 3U);
}

TEST(HostQueues, PausesAndWaits) {
  HostQueues queues({});
  queues.add("a", 0);
  queues.pause("a", Milliseconds(5000));
  queues.add_later("b", 1, Milliseconds(300));
  EXPECT_EQ(queues.next(Milliseconds(0)), std::nullopt);
  EXPECT_EQ(queues.next_moment(), Milliseconds(300));
  EXPECT_EQ(queues.next(Milliseconds(300)), 1U);
  EXPECT_EQ(queues.next(Milliseconds(4999)), std::nullopt);
  EXPECT_EQ(queues.next(Milliseconds(5000)), 0U);
}

TEST(HostQueues, DrainTakesWhatWaits) {
  HostQueues queues({.per_host = 1});
  queues.add("a", 0);
  queues.add("a", 1);
  queues.add_later("a", 2, Milliseconds(50));
  queues.add("b", 3);
  EXPECT_EQ(queues.next(Milliseconds(0)), 0U);
  EXPECT_EQ(queues.drain("a"), (std::vector<std::size_t>{1, 2}));
  queues.ended("a");
  EXPECT_EQ(queues.next(Milliseconds(100)), 3U);
  EXPECT_EQ(queues.next(Milliseconds(100)), std::nullopt);
}

}  // namespace
}  // namespace waymark
