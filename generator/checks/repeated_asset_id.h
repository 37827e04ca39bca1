#pragma once

#include "library/library.h"

namespace waymark {

// Reports front-matter/repeated-asset-id: one id on two articles of one locale whose texts are of the same time. An id
// that goes from an article to one that begins later has moved with it.
void check_repeated_asset_ids(const Library& library, Diagnostics& diagnostics);

}  // namespace waymark
