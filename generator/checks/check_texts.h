#pragma once
// Runs the rules that look at one text at a time over every text of the site: those of checks/texts, and its language.

#include "diagnostics/diagnostic.h"
#include "library/library.h"

namespace waymark {

Diagnostics check_texts(const Library& library, std::size_t jobs);

}  // namespace waymark
