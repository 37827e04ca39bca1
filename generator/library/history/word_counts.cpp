#include "library/history/word_counts.h"

#include <bit>

namespace waymark {

WordCounts::WordCounts(std::size_t most_words) : slots_(std::bit_ceil(2 * most_words + 2)) {}

std::size_t WordCounts::slot_of(WordHash word) const {
  const std::size_t mask = slots_.size() - 1;
  // The hashes are even already, but chosen by whoever writes the texts; multiplying keeps neighbours apart.
  std::size_t at = (word * 0x9E3779B97F4A7C15ULL >> 20) & mask;
  while (slots_[at].count > 0 && slots_[at].word != word) at = (at + 1) & mask;
  return at;
}

void WordCounts::add(WordHash word, std::uint32_t text) {
  Slot& slot = slots_[slot_of(word)];
  if (slot.count > 0 && slot.last == text) return;
  slot.word = word;
  slot.last = text;
  ++slot.count;
}

std::uint32_t WordCounts::count(WordHash word) const { return slots_[slot_of(word)].count; }

}  // namespace waymark
