#pragma once
// address/vanished: what addresses.lock lists and the site has no more.

#include "diagnostics/diagnostic.h"
#include "library/library.h"

namespace waymark {

// Finds nothing where there is no addresses.lock.
void check_vanished_addresses(const Library& library, std::size_t jobs, Diagnostics& diagnostics);

}  // namespace waymark
