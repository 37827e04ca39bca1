#pragma once
// The only way the program runs things in parallel. Results come back by index, so that folding them in order gives the
// same bytes for any number of workers.

#include <cstddef>
#include <functional>
#include <type_traits>
#include <vector>

namespace waymark {

// Runs body(0) … body(count - 1), each once, on at most `jobs` threads (1: on this one, in order; 0: one a core). When
// bodies throw, the exception of the lowest index reaches the caller, whatever the number of threads.
void parallel_for(std::size_t count, std::size_t jobs, const std::function<void(std::size_t)>& body);

template <class R, class F>
std::vector<R> parallel_map(std::size_t count, std::size_t jobs, F&& body) {
  static_assert(!std::is_same_v<R, bool>, "neighbours in a std::vector<bool> share bytes");
  std::vector<R> results(count);
  parallel_for(count, jobs, [&](std::size_t i) { results[i] = body(i); });
  return results;
}

}  // namespace waymark
