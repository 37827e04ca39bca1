#pragma once
// Where every anchor that a text ever had lands on the current page of its article, and how much of what it stood for
// is there: for reading with the eyes.

#include <string>

#include "library/library.h"

namespace waymark {

struct Landings {
  std::string lines;  // by article, page locale, locale of the text, version, anchor
  std::size_t anchors = 0;
  std::size_t removed = 0;  // that lead to an entry for a removed section
  std::size_t unlike = 0;   // on a section that has less than `least` of the old one's words
  std::size_t nowhere = 0;  // that the page does not have
};

// Lines are written for those that are removed, nowhere, or have less than `least` of the words in common.
Landings list_landings(const Library& library, double least);

}  // namespace waymark
