#pragma once
// front-matter/missing-key, unknown-key, bad-value and future-date: what site.yml demands under front_matter.

#include "diagnostics/diagnostic.h"
#include "library/library.h"

namespace waymark {

void check_front_matter_schemas(const Library& library, Diagnostics& diagnostics);

}  // namespace waymark
