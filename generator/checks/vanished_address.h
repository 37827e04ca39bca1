#pragma once
// address/vanished: what addresses.lock lists and the site has no more.

#include <vector>

#include "diagnostics/diagnostic.h"
#include "library/addresses/site_addresses.h"
#include "library/library.h"

namespace waymark {

// Finds nothing where there is no addresses.lock.
void check_vanished_addresses(const Library& library, const std::vector<SiteAddress>& addresses,
                              Diagnostics& diagnostics);

}  // namespace waymark
