#pragma once
// How much each word counts in each unit: BM25F (Robertson, Zaragoza and Taylor, 2004), the part of it that a query
// does not change, in 31 steps.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "search/unit_words.h"

namespace waymark {

// One group of words in one unit, in four bytes: a site of 10,000 articles has five million. Its groups, at most 2^27,
// are less than its distinct words, which stand in a text of 4 GiB at most.
class Posting {
 public:
  Posting() = default;
  Posting(std::uint32_t group, std::uint32_t impact) : bits_(group << 5 | impact) {}
  std::uint32_t group() const { return bits_ >> 5; }
  std::uint32_t impact() const { return bits_ & 31; }  // 1 to highest_impact

 private:
  std::uint32_t bits_ = 0;
};

struct BatchPostings {
  std::vector<Posting> all;       // by unit, of each group one
  std::vector<std::size_t> ends;  // by unit: where its postings end
};

// How many words a field has where it has any.
struct AverageLengths {
  double of[field_count] = {};
};
AverageLengths average_lengths(std::span<const UnitWords> batches);

BatchPostings impacts_of(const UnitWords& batch, std::span<const std::uint32_t> group_of, std::uint32_t group_count,
                         const AverageLengths& averages);

}  // namespace waymark
