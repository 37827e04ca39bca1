#pragma once
// How much of a text is not that of another.

#include <span>

#include "library/history/section_text.h"

namespace waymark {

// The part of both texts' words that one has and the other has not, in order: 0 the same, 1 nothing in common.
double word_difference(std::span<const WordHash> before, std::span<const WordHash> after);

}  // namespace waymark
