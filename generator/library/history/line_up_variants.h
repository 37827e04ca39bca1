#pragma once
// The variants of one article in one locale, oldest first → the histories of its sections. Other articles are not
// looked at, and no text where there is only one.

#include <span>
#include <string>
#include <vector>

#include "library/history/align_sections.h"
#include "library/history/variant_texts.h"
#include "library/library.h"

namespace waymark {

// Indices of histories count from the first of these.
struct LinedUp {
  std::vector<SectionHistory> histories;              // by first appearance
  std::vector<std::vector<HistoryIndex>> history_of;  // [place in `variants`][section]
};

LinedUp line_up_variants(const Library& library, std::span<const VariantId> variants, const VariantTexts& texts,
                         std::span<const RecordedAnchors> recorded, const CommonTitles& common);

}  // namespace waymark
