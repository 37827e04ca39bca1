#pragma once
// "Did you mean": distances between what was written and what exists.

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace waymark {

// Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment), over bytes. Returns limit +
// 1 as soon as the distance exceeds `limit`.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

// The one candidate nearest to `wanted`: at most max(1, length / 4) edits, 5 at most, and nearer than any other
// candidate (ASCII case counts half). Null when none is near or two are equally near.
std::optional<std::string> nearest(std::string_view wanted, std::span<const std::string> candidates);

}  // namespace waymark
