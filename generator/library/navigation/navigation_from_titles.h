#pragma once

#include <vector>

#include "library/library.h"

namespace waymark {

// The navigation of a site for which nobody wrote one: the home page first, then articles by title, then folders with
// theirs. A folder is titled by its index article, else by its own name.
std::vector<NavigationEntry> navigation_from_titles(const Library& library, Edition edition);

}  // namespace waymark
