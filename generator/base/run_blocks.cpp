#include "base/run_blocks.h"

#include <mutex>
#include <oneapi/tbb/blocked_range.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/task_arena.h>

namespace waymark {

void run_blocks(std::size_t count, std::size_t jobs,
                const std::function<void(std::size_t begin, std::size_t end)>& block) {
  // The library promises that what happened before this is seen by every block, and what blocks did is seen after them.
  // A mutex says so to ThreadSanitizer as well, which follows mutexes into code that it has not compiled. It is held
  // for no time and guards nothing; static, so that its own memory is not handed over, too.
  static std::mutex hand_over;
  const auto pass = [] { const std::lock_guard lock(hand_over); };

  // Without the control the library keeps to one thread a core even where more are asked for.
  const tbb::global_control allowed(tbb::global_control::max_allowed_parallelism, jobs);
  tbb::task_arena arena(static_cast<int>(jobs));
  pass();
  arena.execute([&] {
    tbb::parallel_for(tbb::blocked_range<std::size_t>(0, count), [&](const tbb::blocked_range<std::size_t>& range) {
      pass();
      block(range.begin(), range.end());
      pass();
    });
  });
  pass();
}

}  // namespace waymark
