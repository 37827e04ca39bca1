#pragma once
// Every reference of every text, in every edition that shows it.

#include "library/library.h"

namespace waymark {

// Reports link/… and image/…. One finding an author's mistake, however many editions show it and articles include it;
// it lists the versions and locales in which it holds. A mistake that no page shows is not reported.
void check_references(const Library& library, std::size_t jobs, Diagnostics& diagnostics);

}  // namespace waymark
