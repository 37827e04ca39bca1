#pragma once
// Runs the rules of checks/texts over every text of the site.

#include "diagnostics/diagnostic.h"
#include "library/library.h"

namespace waymark {

Diagnostics check_texts(const Library& library, std::size_t jobs);

}  // namespace waymark
