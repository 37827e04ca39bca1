#include "base/parallel_map.h"

#include <atomic>
#include <gtest/gtest.h>
#include <mutex>
#include <numeric>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>

namespace waymark {
namespace {

TEST(ParallelFor, RunsEachOnce) {
  for (const std::size_t jobs : {0U, 1U, 2U, 8U, 5000U}) {
    for (const std::size_t count : {0U, 1U, 7U, 1000U}) {
      std::vector<std::atomic<int>> runs(count);
      parallel_for(count, jobs, [&](std::size_t i) { ++runs[i]; });
      for (const std::atomic<int>& run : runs) {
        EXPECT_EQ(run, 1) << jobs << " jobs, " << count;
      }
    }
  }
}

TEST(ParallelFor, OneJobIsThisThreadInOrder) {
  std::vector<std::size_t> order;
  std::set<std::thread::id> threads;
  parallel_for(100, 1, [&](std::size_t i) {
    order.push_back(i);
    threads.insert(std::this_thread::get_id());
  });
  std::vector<std::size_t> expected(100);
  std::iota(expected.begin(), expected.end(), 0);
  EXPECT_EQ(order, expected);
  EXPECT_EQ(threads, std::set<std::thread::id>{std::this_thread::get_id()});
}

TEST(ParallelFor, NeverMoreThreadsThanJobs) {
  for (const std::size_t jobs : {2U, 3U, 6U}) {
    std::atomic<std::size_t> running = 0;
    std::atomic<std::size_t> most = 0;
    parallel_for(2000, jobs, [&](std::size_t) {
      const std::size_t now = ++running;
      std::size_t seen = most;
      while (now > seen && !most.compare_exchange_weak(seen, now)) {
      }
      std::this_thread::yield();
      --running;
    });
    EXPECT_LE(most, jobs);
  }
}

// Each body waits until `jobs` of them run at once; fewer threads than asked for would never get there.
TEST(ParallelFor, AsManyThreadsAsJobsWhateverTheCores) {
  constexpr std::size_t jobs = 5;
  std::atomic<std::size_t> arrived = 0;
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(10);
  parallel_for(jobs, jobs, [&](std::size_t) {
    ++arrived;
    while (arrived < jobs && std::chrono::steady_clock::now() < deadline) {
      std::this_thread::yield();
    }
  });
  EXPECT_LT(std::chrono::steady_clock::now(), deadline);
}

TEST(ParallelFor, TheFirstExceptionByIndexArrives) {
  for (const std::size_t jobs : {1U, 2U, 8U}) {
    for (int repeat = 0; repeat < 20; ++repeat) {
      try {
        parallel_for(500, jobs, [](std::size_t i) {
          if (i % 100 == 37) {
            throw std::runtime_error("body " + std::to_string(i));
          }
        });
        ADD_FAILURE() << "no exception";
      } catch (const std::runtime_error& e) {
        EXPECT_STREQ(e.what(), "body 37") << jobs;
      }
    }
  }
  std::atomic<int> runs = 0;
  parallel_for(10, 4, [&](std::size_t) { ++runs; });
  EXPECT_EQ(runs, 10) << "usable after an exception";
}

TEST(ParallelFor, Nests) {
  std::atomic<int> runs = 0;
  parallel_for(8, 3, [&](std::size_t) { parallel_for(8, 2, [&](std::size_t) { ++runs; }); });
  EXPECT_EQ(runs, 64);
}

TEST(ParallelMap, ResultsStandByIndex) {
  for (const std::size_t jobs : {1U, 2U, 8U}) {
    const std::vector<std::string> results =
        parallel_map<std::string>(1000, jobs, [](std::size_t i) { return std::to_string(i); });
    for (std::size_t i = 0; i < results.size(); ++i) {
      ASSERT_EQ(results[i], std::to_string(i));
    }
  }
}

}  // namespace
}  // namespace waymark
