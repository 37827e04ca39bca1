#pragma once
// asset/unused: files that are copied into the site and that no article shows or links to.

#include "diagnostics/diagnostic.h"
#include "library/library.h"

namespace waymark {

void check_unused_assets(const Library& library, Diagnostics& diagnostics);

}  // namespace waymark
