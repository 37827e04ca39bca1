#pragma once

#include "library/library.h"

namespace waymark {

// Reports anchor/damaged: written anchors that no link can name, or that a converter has made of links.
void check_damaged_anchors(const Library& library, Diagnostics& diagnostics);

}  // namespace waymark
