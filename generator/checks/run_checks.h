#pragma once
// Rules that look at the finished Library, one file each. No check changes anything.

#include "diagnostics/diagnostic.h"
#include "library/library.h"

namespace waymark {

Diagnostics run_checks(const Library& library, std::size_t jobs);

}  // namespace waymark
