#pragma once
// Sections whose matter is in another article: where an article was renamed, merged, split, or a part of it moved.

#include <span>
#include <vector>

#include "library/history/align_sections.h"
#include "library/history/article_succession.h"
#include "library/history/variant_texts.h"
#include "library/library.h"

namespace waymark {

// Fills SectionHistory::went_to of what is gone and continued_in of what is not. Needs histories with `removed` set.
// `texts`: those of all successions have been read; more are when a section left that none of them has. The same for
// any number of jobs.
void follow_across_articles(Library& library, VariantTexts& texts, std::span<const Succession> successions,
                            const std::vector<CommonTitles>& common, std::size_t jobs);

}  // namespace waymark
