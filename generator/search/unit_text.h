#pragma once
// What a unit says, and which of its lines stand there for some of its readers only.

#include <cstdint>
#include <string>
#include <vector>

#include "base/usage_set.h"
#include "library/library.h"
#include "search/search_units.h"

namespace waymark {

// Lines [begin, end) of a text, counted from 0.
struct LimitedLines {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  UsageSet readers;
};

struct UnitText {
  std::string text;                   // each block a line
  std::vector<LimitedLines> limited;  // that not all of SearchUnit::readers see; in order
};

UnitText unit_text(const Library& library, PageIndex page, const SearchUnit& unit);

}  // namespace waymark
