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

// Texts of other articles that have enough of the sections' words for a closer look: of each article the one in force
// when the sections went, or the first later one. `wording`: of all texts of the locale. Safe from several threads.
std::vector<VariantId> texts_to_compare(const Library& library, const VariantWords& words, const SharedWording& wording,
                                        const Leaving& leaving);

// At most one place for each section, in one of `others`. `rarity`: of the locale's words; `earliest`: since when the
// matter of each history is known. Safe from several threads.
std::vector<FoundMove> find_places(const Library& library, const VariantTexts& texts, const WordRarity& rarity,
                                   const std::vector<VersionId>& earliest, const Leaving& leaving,
                                   const std::vector<VariantId>& others);

}  // namespace waymark
