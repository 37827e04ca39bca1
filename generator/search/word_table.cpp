#include "search/word_table.h"

#include <cstddef>
#include <cstring>
#include <utility>

#include "base/hash.h"

namespace waymark {
namespace {

constexpr std::size_t first_slots = 4096;  // a power of two

}  // namespace

WordTable::WordTable() : slots_(first_slots) {}

std::uint32_t WordTable::number(std::string_view word) {
  const std::uint64_t whole = hash64(word);
  const auto hash = static_cast<std::uint32_t>(whole ^ (whole >> 32));
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  for (; slots_[slot].taken_by != 0; slot = (slot + 1) & mask) {
    if (slots_[slot].hash != hash) continue;
    const std::uint32_t number = slots_[slot].taken_by - 1;
    const Entry& entry = words_[number];
    if (entry.length == word.size() && std::memcmp(text_.data() + entry.begin, word.data(), word.size()) == 0)
      return number;
  }
  const std::uint32_t added = size();
  slots_[slot] = {.hash = hash, .taken_by = added + 1};
  words_.push_back(
      {.begin = static_cast<std::uint32_t>(text_.size()), .length = static_cast<std::uint16_t>(word.size())});
  text_ += word;
  if (words_.size() * 2 > slots_.size()) grow();
  return added;
}

void WordTable::grow() {
  std::vector<Slot> slots(slots_.size() * 2);
  const std::size_t mask = slots.size() - 1;
  for (const Slot& one : slots_) {
    if (one.taken_by == 0) continue;
    std::size_t slot = one.hash & mask;
    while (slots[slot].taken_by != 0) slot = (slot + 1) & mask;
    slots[slot] = one;
  }
  slots_ = std::move(slots);
}

}  // namespace waymark
