#pragma once
// Sections that are the same by what they say, whatever they are called: of those that have no partner yet.

#include "library/history/section_pairs.h"

namespace waymark {

void pair_by_likeness(SectionPairs& pairs);

}  // namespace waymark
