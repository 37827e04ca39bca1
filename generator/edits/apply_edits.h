#pragma once
// Edits put into a text. Every byte that no edit names stays as it is: line ends, trailing blanks, a byte order mark.

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diagnostics/diagnostic.h"

namespace waymark {

// Places of one file that edits have already taken. Two edits clash when they replace the same bytes, when one inserts
// inside what the other replaces, or when both insert at the same place. Edits that only touch do not: what is inserted
// in front of a replaced part comes before it, what is inserted behind it after.
class TakenPlaces {
 public:
  bool clashes(Span span) const;
  void take(Span span);  // one that does not clash

 private:
  std::set<std::pair<std::uint32_t, std::uint32_t>> spans_;
};

struct EditedText {
  std::string text;
  std::vector<std::size_t> left;  // indexes of the edits that clash with an earlier one or lie outside the text
};

// Edits of one file, in any order; Edit::source is not looked at. Of two that clash the first in the list is made.
EditedText apply_edits(std::string_view text, const std::vector<Edit>& edits);

}  // namespace waymark
