#pragma once
// How many texts have a word. An open table: a comparison of two texts counts some thousand words, and there are
// hundreds of comparisons in a build.

#include <cstdint>
#include <vector>

#include "library/history/section_text.h"

namespace waymark {

class WordCounts {
 public:
  explicit WordCounts(std::size_t most_words);  // that it will hold

  // Counts a word once for each `text`; the calls for one text come one after the other.
  void add(WordHash word, std::uint32_t text);
  std::uint32_t count(WordHash word) const;

 private:
  struct Slot {
    WordHash word = 0;
    std::uint32_t count = 0;  // 0: empty
    std::uint32_t last = 0;
  };
  std::size_t slot_of(WordHash word) const;

  std::vector<Slot> slots_;  // a power of two, at most half full
};

}  // namespace waymark
