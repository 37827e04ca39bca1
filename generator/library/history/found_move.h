#pragma once
// Where a section's matter is in another article, as the comparison of two texts says; what becomes of it is decided
// when all comparisons are made.

#include <vector>

#include "library/history/align_sections.h"
#include "library/history/article_succession.h"
#include "library/library.h"

namespace waymark {

struct FoundMove {
  HistoryIndex from = 0;
  HistoryIndex to = 0;
  VersionId since;
  Evidence evidence = Evidence::similar;
  double score = 0;
  SectionId place;    // of `to`, in the text that was compared
  bool weak = false;  // the title says it, the text was written anew
};

inline constexpr HistoryIndex no_history = 0xFFFFFFFF;
constexpr double same_text = 0.8;  // so alike that it is the same whatever it is called

// no_history where the section has none.
HistoryIndex history_at(const Library& library, VariantId id, SectionIndex section);

// What each section of an article that goes on under another name became there.
std::vector<FoundMove> follow_succession(const Library& library, const Succession& next,
                                         const std::vector<std::vector<SectionText>>& texts,
                                         const CommonTitles& common);

}  // namespace waymark
