#pragma once
// How much each word counts in each unit: BM25F (Robertson, Zaragoza and Taylor, 2004), the part of it that a query
// does not change, in 31 steps.

#include <cstdint>
#include <span>
#include <vector>

#include "search/unit_words.h"

namespace waymark {

// One group of words in one unit.
struct Posting {
  std::uint32_t group = 0;
  std::uint32_t unit = 0;    // of the edition
  std::uint32_t impact = 1;  // 1 to highest_impact
};

// How many words a field has where it has any.
struct AverageLengths {
  double of[field_count] = {};
};
AverageLengths average_lengths(std::span<const UnitWords> batches);

// The postings of a batch whose first unit is the edition's `first_unit`: by unit, of each group one.
std::vector<Posting> impacts_of(const UnitWords& batch, std::span<const std::uint32_t> group_of,
                                std::uint32_t group_count, std::uint32_t first_unit, const AverageLengths& averages);

}  // namespace waymark
