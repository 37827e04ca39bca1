#pragma once

#include "library/library.h"

namespace waymark {

// Reports usage/wrong-row: a chooser's row whose target is missing, is hidden from the usage it names, or speaks of
// another usage that has a row of its own.
void check_wrong_rows(const Library& library, Diagnostics& diagnostics);

}  // namespace waymark
