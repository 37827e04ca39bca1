#pragma once
// The comments in a site's navigation files that silence rules there.

#include <vector>

#include "library/library.h"

namespace waymark {

// Of TOC.md and toc.yml. Nothing where site.yml itself has the navigation, since such files then are not read.
std::vector<Ignore> toc_ignores(const Library& library);

}  // namespace waymark
