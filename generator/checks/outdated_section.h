#pragma once

#include "library/library.h"

namespace waymark {

// Reports locale/outdated-section: one a section that the source locale has rewritten since it was translated.
void check_outdated_sections(const Library& library, Diagnostics& diagnostics);

}  // namespace waymark
