#include "library/history/word_difference.h"

#include <algorithm>
#include <vector>

namespace waymark {
namespace {

// Steps of the search below grow with the square of the number of edits: up to this many it takes under a millisecond.
constexpr std::size_t most_edits = 1000;

// How many words must be taken out and put in, at the least; most_edits + 1 when there are more. E. W. Myers, "An O(ND)
// Difference Algorithm and Its Variations", Algorithmica 1, 1986.
std::size_t count_edits(std::span<const WordHash> a, std::span<const WordHash> b) {
  const auto n = static_cast<std::ptrdiff_t>(a.size());
  const auto m = static_cast<std::ptrdiff_t>(b.size());
  const auto most = static_cast<std::ptrdiff_t>(std::min(most_edits, a.size() + b.size()));
  std::vector<std::ptrdiff_t> reach(static_cast<std::size_t>(2 * most + 3), 0);
  const auto at = [&](std::ptrdiff_t k) -> std::ptrdiff_t& { return reach[static_cast<std::size_t>(k + most + 1)]; };
  for (std::ptrdiff_t edits = 0; edits <= most; ++edits) {
    for (std::ptrdiff_t k = -edits; k <= edits; k += 2) {
      const bool down = k == -edits || (k != edits && at(k - 1) < at(k + 1));
      std::ptrdiff_t x = down ? at(k + 1) : at(k - 1) + 1;
      while (x < n && x - k < m && a[static_cast<std::size_t>(x)] == b[static_cast<std::size_t>(x - k)]) ++x;
      at(k) = x;
      if (x >= n && x - k >= m) return static_cast<std::size_t>(edits);
    }
  }
  return most_edits + 1;
}

// Order left aside: for texts so different that order says nothing.
std::size_t count_unshared(std::span<const WordHash> a, std::span<const WordHash> b) {
  std::vector<WordHash> before(a.begin(), a.end());
  std::vector<WordHash> after(b.begin(), b.end());
  std::ranges::sort(before);
  std::ranges::sort(after);
  std::vector<WordHash> unshared;
  std::ranges::set_symmetric_difference(before, after, std::back_inserter(unshared));
  return unshared.size();
}

}  // namespace

double word_difference(std::span<const WordHash> before, std::span<const WordHash> after) {
  const std::size_t total = before.size() + after.size();
  while (!before.empty() && !after.empty() && before.front() == after.front()) {
    before = before.subspan(1);
    after = after.subspan(1);
  }
  while (!before.empty() && !after.empty() && before.back() == after.back()) {
    before = before.first(before.size() - 1);
    after = after.first(after.size() - 1);
  }
  if (before.empty() && after.empty()) return 0;
  std::size_t edits = before.size() + after.size();
  if (!before.empty() && !after.empty()) {
    edits = count_edits(before, after);
    if (edits > most_edits) edits = count_unshared(before, after);
  }
  return static_cast<double>(edits) / static_cast<double>(total);
}

}  // namespace waymark
