#pragma once
// Two texts while their sections are being aligned: what is paired already, and what stands beside it.

#include <string>
#include <vector>

#include "library/history/align_sections.h"
#include "library/history/section_similarity.h"

namespace waymark {

// Measured on the real articles, as all bounds of the alignment; see
// content/manual/contributing/decisions/section-alignment.md.
constexpr std::size_t least_matter = 24;  // words and pairs of words; with less, texts say nothing about each other
constexpr double nothing_shared = 0.05;   // two texts of one article about different matter share up to this much

struct TextOutline {
  std::vector<SectionIndex> order;  // sections in the outline
  std::vector<std::size_t> place;   // in `order`, per section

  // The one before or after; no_index at the ends.
  SectionIndex beside(SectionIndex section, bool next) const;
};

// The texts must outlive it.
class SectionPairs {
 public:
  SectionPairs(AlignedText old_text, AlignedText now_text);

  const AlignedText old;
  const AlignedText now;
  const TextOutline old_outline;
  const TextOutline now_outline;
  const SectionSimilarity similarity;

  // Both stand in the outline and neither has a partner.
  bool is_free(SectionIndex old_section, SectionIndex now_section) const;
  void accept(SectionIndex old_section, SectionIndex now_section, Evidence evidence, double score);

  // Per section its partner; no_index: none yet.
  const std::vector<SectionIndex>& now_of() const { return now_of_; }
  const std::vector<SectionIndex>& old_of() const { return old_of_; }
  // By `now`.
  std::vector<AlignedSections> take();

 private:
  std::vector<SectionIndex> now_of_;
  std::vector<SectionIndex> old_of_;
  std::vector<AlignedSections> pairs_;
};

// As fold_text() makes it.
std::string folded_title(const AlignedText& text, SectionIndex section);

}  // namespace waymark
