#include "base/edit_distance.h"

#include <algorithm>
#include <array>
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

// A lower bound of the distance in a few operations a byte, for the thousands of candidates that are not near: the
// distance without case, by bits (Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances",
// 2003). One word holds a column of the table, so texts of more than 64 bytes are not bounded.
class QuickBound {
 public:
  explicit QuickBound(std::string_view wanted) : length_(wanted.size()) {
    for (std::size_t i = 0; i < wanted.size() && wanted.size() <= word_bits; ++i) {
      places_[byte_of(wanted[i])] |= std::uint64_t{1} << i;
    }
  }

  std::size_t operator()(std::string_view candidate) const {
    if (length_ == 0 || length_ > word_bits) {
      return 0;
    }
    const std::uint64_t last = std::uint64_t{1} << (length_ - 1);
    std::uint64_t up_plus = ~std::uint64_t{0};  // where the column grows by one, or falls by one, from the row above
    std::uint64_t up_minus = 0;
    std::uint64_t diagonal = 0;  // where a cell equals its upper left neighbour
    std::uint64_t places_before = 0;
    std::size_t distance = length_;
    for (const char c : candidate) {
      const std::uint64_t places = places_[byte_of(c)];
      const std::uint64_t swapped = ((~diagonal & places) << 1) & places_before;
      diagonal = (((places & up_plus) + up_plus) ^ up_plus) | places | up_minus | swapped;
      std::uint64_t left_plus = up_minus | ~(diagonal | up_plus);
      std::uint64_t left_minus = diagonal & up_plus;
      distance += (left_plus & last) != 0 ? 1 : 0;
      distance -= (left_minus & last) != 0 ? 1 : 0;
      left_plus = (left_plus << 1) | 1;
      left_minus <<= 1;
      up_plus = left_minus | ~(diagonal | left_plus);
      up_minus = left_plus & diagonal;
      places_before = places;
    }
    return distance;
  }

 private:
  static constexpr std::size_t word_bits = 64;
  static std::size_t byte_of(char c) { return static_cast<unsigned char>(ascii_lower(c)); }

  std::size_t length_;
  std::array<std::uint64_t, 256> places_{};  // for each byte, where it stands in the text wanted
};

// One bit for each kind of byte, letters without case; an edit changes at most one byte, so more missing bits than
// edits rule a pair out.
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
  const QuickBound quick_bound(wanted);
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
    if (quick_bound(candidate) * half_costs.edit > limit) {
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
