#pragma once
// oneTBB, and the only place that includes it. Compiled without ThreadSanitizer, because the installed library is, and
// half of its own bookkeeping would look like a race; what blocks do is still checked.

#include <cstddef>
#include <functional>

namespace waymark {

// Cuts 0 … count - 1 into blocks and runs each once on at most `jobs` threads, of which this is one. `block` must not
// throw.
void run_blocks(std::size_t count, std::size_t jobs,
                const std::function<void(std::size_t begin, std::size_t end)>& block);

}  // namespace waymark
