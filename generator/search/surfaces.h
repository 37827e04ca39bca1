#pragma once
// The words of several batches as one list of surfaces, grouped by their stems.

#include <cstdint>
#include <span>
#include <vector>

#include "search/term_index.h"
#include "search/unit_words.h"

namespace waymark {

struct MergedSurfaces {
  std::vector<TermIndex::Surface> surfaces;  // by stands_before()
  std::uint32_t groups = 0;
  std::vector<std::vector<std::uint32_t>> group_of;  // [batch][word]
};

MergedSurfaces merge_surfaces(std::span<const UnitWords> batches);

}  // namespace waymark
