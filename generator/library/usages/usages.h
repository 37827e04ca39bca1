#pragma once
// The axis of the site: which table or list of an article sends each usage where, and what each usage's own page lists.

#include "library/library.h"

namespace waymark {

// Fills library.choosers, ordered by variant and table. Needs variants and their articles. Reports usage/unknown-row.
void find_choosers(Library& library, Diagnostics& diagnostics);

// Fills library.usage_stops for the complete editions. Needs choosers, navigation, scopes, views and a working
// Library::resolve.
void find_usage_stops(Library& library);

}  // namespace waymark
