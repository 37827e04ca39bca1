#pragma once

#include "library/library.h"

namespace waymark {

// Reports locale/missing-section: one a section of the current source text that its translation lacks; one an article
// where the source text has been rewritten so far that the two cannot be compared section by section.
void check_missing_sections(const Library& library, Diagnostics& diagnostics);

}  // namespace waymark
