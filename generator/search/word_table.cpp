#include "search/word_table.h"

#include <cstddef>
#include <cstring>

#include "base/hash.h"

namespace waymark {
namespace {

constexpr std::size_t first_slots = 4096;  // a power of two

}  // namespace

WordTable::WordTable() : slots_(first_slots, 0) {}

std::uint32_t WordTable::number(std::string_view word) {
  const std::uint64_t whole = hash64(word);
  const auto hash = static_cast<std::uint32_t>(whole ^ (whole >> 32));
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  for (; slots_[slot] != 0; slot = (slot + 1) & mask) {
    const Entry& entry = words_[slots_[slot] - 1];
    if (entry.hash != hash || entry.length != word.size()) continue;
    if (std::memcmp(text_.data() + entry.begin, word.data(), word.size()) == 0) return slots_[slot] - 1;
  }
  const std::uint32_t added = size();
  slots_[slot] = added + 1;
  words_.push_back({.hash = hash,
                    .begin = static_cast<std::uint32_t>(text_.size()),
                    .length = static_cast<std::uint16_t>(word.size())});
  text_ += word;
  if (words_.size() * 2 > slots_.size()) grow();
  return added;
}

void WordTable::grow() {
  std::vector<std::uint32_t> slots(slots_.size() * 2, 0);
  const std::size_t mask = slots.size() - 1;
  for (std::uint32_t i = 0; i < words_.size(); ++i) {
    std::size_t slot = words_[i].hash & mask;
    while (slots[slot] != 0) slot = (slot + 1) & mask;
    slots[slot] = i + 1;
  }
  slots_ = std::move(slots);
}

}  // namespace waymark
