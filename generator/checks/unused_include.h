#pragma once
// include/unused: files that are there to be included, and that no article includes.

#include "diagnostics/diagnostic.h"
#include "library/library.h"

namespace waymark {

void check_unused_includes(const Library& library, Diagnostics& diagnostics);

}  // namespace waymark
