#pragma once
// Where the matter of sections went that have no successor of their own, and which new sections were taken out of
// another: sections drawn together and taken apart. What the receiving section said before did not come from elsewhere.

#include <vector>

#include "library/history/align_sections.h"
#include "library/history/section_similarity.h"

namespace waymark {

// An id written for a section that stands in another now.
struct WrittenAnchor {
  SectionIndex old = 0;
  SectionIndex now = 0;
};

struct PairedTexts {
  AlignedText old;
  AlignedText now;
  const std::vector<SectionIndex>& now_of;  // per old section; no_index: none
  const std::vector<SectionIndex>& old_of;
  const SectionSimilarity& similarity;  // of the two
};

// By `old`, best first.
std::vector<KeptMatter> find_kept_matter(const PairedTexts& texts, const std::vector<WrittenAnchor>& written);

// New sections that were part of one that goes on without them; by `old`, then `now`.
std::vector<KeptMatter> find_taken_out(const PairedTexts& texts);

bool is_within(const Article& article, SectionIndex inner, SectionIndex outer);

}  // namespace waymark
