#pragma once
// Sections that are the same by what they are called: their ids, their titles, the place they stand at; or word for
// word.

#include <vector>

#include "library/history/kept_matter.h"
#include "library/history/section_pairs.h"

namespace waymark {

// Accepts pairs, and returns ids written by hand that stand in another section now than their own went to.
std::vector<WrittenAnchor> pair_by_names(SectionPairs& pairs, const CommonTitles& common);

}  // namespace waymark
