#pragma once
// Reports redirect/loop for entries of redirects.yml about sections that lead in a circle.

#include "diagnostics/diagnostic.h"

namespace waymark {

class Library;

void check_rename_circles(const Library& library, Diagnostics& diagnostics);

}  // namespace waymark
