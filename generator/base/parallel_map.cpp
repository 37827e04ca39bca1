#include "base/parallel_map.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <limits>
#include <mutex>
#include <oneapi/tbb/blocked_range.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/task_arena.h>
#include <thread>

#include "base/run_blocks.h"

namespace waymark {
namespace {

// The exception of the lowest index, so that a failing run says the same for any number of threads.
class FirstException {
 public:
  void keep(std::size_t index, std::exception_ptr exception) {
    const std::lock_guard lock(mutex_);
    if (index < index_) {
      index_ = index;
      exception_ = std::move(exception);
    }
    lowest_.store(index_, std::memory_order_relaxed);
  }
  // What comes after the first failure in order need not run: a run on one thread would have ended there.
  bool makes_needless(std::size_t index) const { return index > lowest_.load(std::memory_order_relaxed); }
  void rethrow() const {
    if (exception_) {
      std::rethrow_exception(exception_);
    }
  }

 private:
  std::mutex mutex_;
  std::size_t index_ = std::numeric_limits<std::size_t>::max();
  std::atomic<std::size_t> lowest_ = std::numeric_limits<std::size_t>::max();
  std::exception_ptr exception_;
};

}  // namespace

void parallel_for(std::size_t count, std::size_t jobs, const std::function<void(std::size_t)>& body) {
  if (jobs == 0) {
    jobs = std::max(1U, std::thread::hardware_concurrency());
  }
  // A thousand threads are a slip of the keyboard, and no thread helps that has nothing to do.
  jobs = std::min({jobs, count, std::size_t{1024}});
  if (jobs <= 1) {
    for (std::size_t i = 0; i < count; ++i) {
      body(i);
    }
    return;
  }

  FirstException first;
  run_blocks(count, jobs, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i != end; ++i) {
      if (first.makes_needless(i)) {
        continue;
      }
      try {
        body(i);
      } catch (...) {
        first.keep(i, std::current_exception());
      }
    }
  });
  first.rethrow();
}

}  // namespace waymark
