#pragma once

#include "library/library.h"

namespace waymark {

// Reports usage/contradiction: front matter, a navigation entry, a section, a zone or a tab that is for nobody, because
// what stands around it is for others. Rows of choosers that lead there are usage/wrong-row.
void check_contradictions(const Library& library, Diagnostics& diagnostics);

}  // namespace waymark
