#pragma once
// Sections that are in no later text of their article, and where the texts of other articles have their words. A move
// that is in doubt is none.

#include <vector>

#include "library/history/found_move.h"
#include "library/history/shared_wording.h"

namespace waymark {

// The sections of one text that are in no later text of their article.
struct Leaving {
  VariantId from;
  std::vector<SectionIndex> sections;
};

std::vector<Leaving> find_leaving(const Library& library);

// At most one place for each section. `wording`: of all texts of the locale; `earliest`: since when the matter of each
// history is known. Safe from several threads.
std::vector<FoundMove> find_places(const Library& library, const std::vector<std::vector<SectionText>>& texts,
                                   const SharedWording& wording, const std::vector<VersionId>& earliest,
                                   const Leaving& leaving);

}  // namespace waymark
