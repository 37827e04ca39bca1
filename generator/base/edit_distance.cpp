#include "base/edit_distance.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

#include "base/text.h"

namespace waymark {
namespace {

// What one edit costs. Case halves are kept whole by counting in halves.
struct Costs {
  std::size_t edit = 1;
  std::size_t other_case = 1;
};

constexpr Costs plain_costs{1, 1};
constexpr Costs half_costs{2, 1};

// Optimal string alignment inside the diagonal band that `limit` leaves: O(length * limit / edit). The rows are reused
// by the caller, because nearest() asks for thousands of pairs.
class Aligner {
 public:
  std::size_t distance(std::string_view a, std::string_view b, std::size_t limit, Costs costs) {
    trim_common(a, b);
    if (a.size() > b.size()) {
      std::swap(a, b);
    }
    const std::size_t band = limit / costs.edit;
    const std::size_t too_far = limit + 1;
    if (b.size() - a.size() > band) {
      return too_far;
    }
    if (a.empty()) {
      return b.size() * costs.edit;
    }
    for (std::vector<std::size_t>* row : {&before_, &above_, &current_}) {
      row->assign(b.size() + 1, too_far);
    }
    for (std::size_t j = 0; j <= std::min(b.size(), band); ++j) {
      above_[j] = j * costs.edit;
    }
    std::size_t least_above = 0;
    for (std::size_t i = 1; i <= a.size(); ++i) {
      const std::size_t first = i > band ? i - band : 0;
      const std::size_t last = std::min(b.size(), i + band);
      std::size_t least = too_far;
      for (std::size_t j = first; j <= last; ++j) {
        current_[j] = std::min(too_far, cell(a, b, i, j, first, costs));
        least = std::min(least, current_[j]);
      }
      if (last < b.size()) {
        current_[last + 1] = too_far;
      }
      // A swap of neighbours may continue from the row above, so two rows in a row must be hopeless.
      if (least > limit && least_above > limit) {
        return too_far;
      }
      least_above = least;
      std::swap(before_, above_);
      std::swap(above_, current_);
    }
    return above_[b.size()];
  }

 private:
  static void trim_common(std::string_view& a, std::string_view& b) {
    const auto front = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    const auto same_front = static_cast<std::size_t>(front.first - a.begin());
    a.remove_prefix(same_front);
    b.remove_prefix(same_front);
    while (!a.empty() && !b.empty() && a.back() == b.back()) {
      a.remove_suffix(1);
      b.remove_suffix(1);
    }
  }

  std::size_t cell(std::string_view a, std::string_view b, std::size_t i, std::size_t j, std::size_t first,
                   Costs costs) const {
    if (j == 0) {
      return i * costs.edit;
    }
    const char x = a[i - 1];
    const char y = b[j - 1];
    const std::size_t change = x == y ? 0 : ascii_lower(x) == ascii_lower(y) ? costs.other_case : costs.edit;
    std::size_t best = std::min(above_[j] + costs.edit, above_[j - 1] + change);
    if (j > first) {
      best = std::min(best, current_[j - 1] + costs.edit);
    }
    if (i > 1 && j > 1 && x == b[j - 2] && a[i - 2] == y) {
      best = std::min(best, before_[j - 2] + costs.edit);
    }
    return best;
  }

  std::vector<std::size_t> before_;   // row i - 2
  std::vector<std::size_t> above_;    // row i - 1
  std::vector<std::size_t> current_;  // row i
};

// One bit for each kind of byte, letters without case; an edit changes at most one byte of `a`, so more missing bits
// than edits rule a pair out without aligning it.
std::uint64_t byte_kinds(std::string_view text) {
  std::uint64_t kinds = 0;
  for (const char c : text) {
    kinds |= std::uint64_t{1} << (static_cast<unsigned char>(ascii_lower(c)) & 63U);
  }
  return kinds;
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  // No distance is larger than the longer text, and a smaller limit keeps the band narrow.
  const std::size_t possible = std::max(a.size(), b.size());
  const std::size_t distance = Aligner().distance(a, b, std::min(limit, possible), plain_costs);
  return distance > limit ? limit + 1 : distance;
}

std::optional<std::string> nearest(std::string_view wanted, std::span<const std::string> candidates) {
  const std::size_t edits = std::min<std::size_t>(5, std::max<std::size_t>(1, wanted.size() / 4));
  const std::uint64_t wanted_kinds = byte_kinds(wanted);
  std::size_t limit = edits * half_costs.edit;
  const std::string* best = nullptr;
  std::size_t best_distance = 0;
  bool tied = false;
  Aligner aligner;
  for (const std::string& candidate : candidates) {
    const std::size_t shorter = std::min(candidate.size(), wanted.size());
    const std::size_t longer = std::max(candidate.size(), wanted.size());
    if ((longer - shorter) * half_costs.edit > limit) {
      continue;
    }
    const std::uint64_t kinds = byte_kinds(candidate);
    const auto missing = std::max(std::popcount(wanted_kinds & ~kinds), std::popcount(kinds & ~wanted_kinds));
    if (static_cast<std::size_t>(missing) * half_costs.edit > limit) {
      continue;
    }
    const std::size_t distance = aligner.distance(wanted, candidate, limit, half_costs);
    if (distance > limit || (best != nullptr && candidate == *best)) {
      continue;
    }
    tied = best != nullptr && distance == best_distance;
    best = &candidate;
    best_distance = limit = distance;
  }
  return best == nullptr || tied ? std::nullopt : std::optional(*best);
}

}  // namespace waymark
