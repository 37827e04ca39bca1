#pragma once
// All words of an edition, brought together: surfaces in order, groups of surfaces with one stem, and where each group
// stands and how much it counts there.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "search/unit_words.h"

namespace waymark {

// Of a group that stands in more units only the best are told.
inline constexpr std::size_t most_postings = 2'000;
// How much a word counts in a unit: 1 to this.
inline constexpr std::uint32_t highest_impact = 31;

struct TermIndex {
  struct Surface {
    std::string text;
    std::uint32_t group = 0;     // numbered by the first of their surfaces
    std::uint32_t articles = 0;  // in which it stands
    bool in_heading = false;
  };
  std::vector<Surface> surfaces;      // by stands_before()
  std::vector<std::string> postings;  // by group, as term files have them
};

// `batches`: of one edition, in order; together they number its units. They are used up: on a large site they are
// larger than the index. The same for any number of workers.
TermIndex index_terms(std::span<UnitWords> batches, std::size_t jobs);

}  // namespace waymark
