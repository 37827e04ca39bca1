#pragma once

#include "library/library.h"

namespace waymark {

// Reports what a usage's view leaves nothing of: usage/empty-view, an article that is for the usage;
// usage/empty-section, a section of which only headings are left; usage/no-steps, what a paragraph announces or a step
// of a list.
void check_empty_views(const Library& library, Diagnostics& diagnostics);

}  // namespace waymark
