#include "search/word_table.h"

#include <cstddef>
#include <cstring>
#include <utility>

#include "base/hash.h"

namespace waymark {
namespace {

constexpr std::size_t first_slots = 4096;  // a power of two
constexpr std::size_t short_word = sizeof(std::uint64_t);

template <class T>
std::uint64_t load(const char* from) {
  T bytes;
  std::memcpy(&bytes, from, sizeof bytes);
  return bytes;
}

// Together with its length it is a word of up to eight bytes; of a longer one it is the hash.
std::uint64_t key_of(std::string_view word) {
  const std::size_t size = word.size();
  if (size > short_word) return hash64(word);
  if (size >= 4) return load<std::uint32_t>(word.data()) | load<std::uint32_t>(word.data() + size - 4) << 32;
  if (size >= 2) return load<std::uint16_t>(word.data()) | load<std::uint16_t>(word.data() + size - 2) << 16;
  return size == 0 ? 0 : static_cast<unsigned char>(word[0]);
}

}  // namespace

WordTable::WordTable() : slots_(first_slots) {}

std::size_t WordTable::first_slot(std::uint64_t key) const {
  const std::uint64_t mixed = key * 0x9E3779B97F4A7C15;  // Fibonacci hashing: the upper bits hang on all of the key's
  return (mixed ^ mixed >> 32) & (slots_.size() - 1);
}

std::uint32_t WordTable::number(std::string_view word) {
  const std::uint64_t key = key_of(word);
  const auto length = static_cast<std::uint16_t>(word.size());
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = first_slot(key);
  for (; slots_[slot].taken_by != 0; slot = (slot + 1) & mask) {
    if (slots_[slot].key != key || slots_[slot].length != length) continue;
    const std::uint32_t number = slots_[slot].taken_by - 1;
    if (length <= short_word || std::memcmp(text_.data() + words_[number].begin, word.data(), length) == 0)
      return number;
  }
  const std::uint32_t added = size();
  slots_[slot] = {.key = key, .taken_by = added + 1, .length = length};
  words_.push_back({.begin = static_cast<std::uint32_t>(text_.size()), .length = length});
  text_ += word;
  if (words_.size() * 2 > slots_.size()) grow();
  return added;
}

void WordTable::end() {
  slots_ = {};
  text_.shrink_to_fit();
  words_.shrink_to_fit();
}

void WordTable::grow() {
  const std::vector<Slot> smaller = std::exchange(slots_, std::vector<Slot>(slots_.size() * 2));
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& one : smaller) {
    if (one.taken_by == 0) continue;
    std::size_t slot = first_slot(one.key);
    while (slots_[slot].taken_by != 0) slot = (slot + 1) & mask;
    slots_[slot] = one;
  }
}

}  // namespace waymark
