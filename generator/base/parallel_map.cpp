#include "base/parallel_map.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <limits>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

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
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next.fetch_add(1, std::memory_order_relaxed); i < count && !first.makes_needless(i);
         i = next.fetch_add(1, std::memory_order_relaxed)) {
      try {
        body(i);
      } catch (...) {
        first.keep(i, std::current_exception());
      }
    }
  };
  {
    std::vector<std::jthread> others;
    others.reserve(jobs - 1);
    try {
      while (others.size() < jobs - 1) others.emplace_back(work);
    } catch (const std::system_error&) {
      // The system gives no more threads: those there are do the work.
    }
    work();
  }
  first.rethrow();
}

}  // namespace waymark
