#include "base/run_blocks.h"

#include <mutex>
#include <oneapi/tbb/blocked_range.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/task_arena.h>
#include <shared_mutex>

namespace waymark {

void run_blocks(std::size_t count, std::size_t jobs,
                const std::function<void(std::size_t begin, std::size_t end)>& block) {
  // The library promises that what happened before this is seen by every block, and what blocks did is seen after them.
  // A lock says so to ThreadSanitizer as well, which follows locks into code that it has not compiled. Blocks only
  // share it, so that none is put in order with another. It guards nothing; static, so that its own memory is not
  // handed over, too.
  static std::shared_mutex hand_over;
  const auto pass_all = [] { const std::unique_lock lock(hand_over); };
  const auto pass_block = [] { const std::shared_lock lock(hand_over); };

  // Without the control the library keeps to one thread a core even where more are asked for.
  const tbb::global_control allowed(tbb::global_control::max_allowed_parallelism, jobs);
  tbb::task_arena arena(static_cast<int>(jobs));
  pass_all();
  arena.execute([&] {
    tbb::parallel_for(tbb::blocked_range<std::size_t>(0, count), [&](const tbb::blocked_range<std::size_t>& range) {
      pass_block();
      block(range.begin(), range.end());
      pass_block();
    });
  });
  pass_all();
}

}  // namespace waymark
