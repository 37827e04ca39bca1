#pragma once
// Which section of one text is which section of another: of two variants of one article. Precision comes first: what is
// in doubt is left unaligned, and the caller calls it removed and introduced.

#include <span>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "library/history/section_history.h"
#include "library/history/section_text.h"

namespace waymark {

struct AlignedSections {
  SectionIndex old = 0;
  SectionIndex now = 0;
  Evidence evidence = Evidence::similar;
  double score = 0;
};

// A section of the old text that is gone, and one of the new text that holds what it said.
struct KeptMatter {
  SectionIndex old = 0;
  SectionIndex now = 0;
  Evidence evidence = Evidence::similar;
  double score = 0;  // the part of the old section's matter that is there
};

struct Alignment {
  std::vector<AlignedSections> pairs;  // by `now`; each section in at most one
  std::vector<KeptMatter> kept;        // by `old`, best first
  std::vector<KeptMatter> taken_out;   // new sections that were part of an old one, with the part of theirs that was
};

struct AlignedText {
  const Article& article;
  const std::vector<SectionText>& texts;
};

struct RecordedPair {
  SectionIndex old = 0;
  SectionIndex now = 0;
};

// Titles that many articles have for different matter ("Next steps"), as fold_text() makes them.
using CommonTitles = std::unordered_set<std::string>;

// Near linear in the size of both texts; the same result for the same texts, whatever their order on disk.
Alignment align_sections(AlignedText old, AlignedText now, std::span<const RecordedPair> recorded,
                         const CommonTitles& common);

}  // namespace waymark
