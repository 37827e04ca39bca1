#pragma once
// redirect/chain: a redirect to an address that only leads on.

#include "diagnostics/diagnostic.h"
#include "library/library.h"

namespace waymark {

void check_redirect_chains(const Library& library, Diagnostics& diagnostics);

}  // namespace waymark
