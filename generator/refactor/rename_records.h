#pragma once
// "This section was called so": renamed_sections in the front matter of a text, else an entry of redirects.yml.

#include <string>
#include <utility>
#include <vector>

#include "library/library.h"
#include "refactor/redirect_entries.h"
#include "refactor/refactoring.h"

namespace waymark {

using AnchorPairs = std::vector<std::pair<std::string, std::string>>;  // old → new

// Records in the front matter of `text` what its sections were called, and takes out what no longer holds because an
// anchor is alive again. A text without front matter has it in redirects.yml.
void record_renames(const Library& library, VariantId text, const AnchorPairs& pairs, RedirectEntries& redirects,
                    Refactoring& refactoring);

}  // namespace waymark
