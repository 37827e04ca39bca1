#pragma once
// The only way the program runs things in parallel. Results come back by index, so that folding them in order gives the same bytes for
// any number of workers.

#include <cstddef>
#include <functional>
#include <vector>

namespace waymark {

// Runs body(0) … body(count - 1), each once, on at most `jobs` threads (1: on this one, in order). An exception thrown by a body
// reaches the caller.
void parallel_for(std::size_t count, std::size_t jobs, const std::function<void(std::size_t)>& body);

template <class R, class F>
std::vector<R> parallel_map(std::size_t count, std::size_t jobs, F&& body) {
  std::vector<R> results(count);
  parallel_for(count, jobs, [&](std::size_t i) { results[i] = body(i); });
  return results;
}

}  // namespace waymark
