#pragma once
// A dictionary under construction: words numbered by first appearance. Made for tens of millions of look-ups of short
// words.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace waymark {

class WordTable {
 public:
  WordTable();

  // The number of the word; that of a new one is size() before. Words are at most 65,535 bytes.
  std::uint32_t number(std::string_view word);
  std::uint32_t size() const { return static_cast<std::uint32_t>(words_.size()); }
  // Until the next call of number().
  std::string_view word(std::uint32_t number) const {
    return {text_.data() + words_[number].begin, words_[number].length};
  }
  // Gives back the memory that only number() needs, which must not be called any more.
  void end();

 private:
  struct Entry {
    std::uint32_t begin = 0;  // in text_
    std::uint16_t length = 0;
  };
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t taken_by = 0;  // number + 1; 0: free
    std::uint16_t length = 0;
  };
  std::size_t first_slot(std::uint64_t key) const;
  void grow();

  std::string text_;
  std::vector<Entry> words_;
  std::vector<Slot> slots_;  // by key, with linear probing
};

}  // namespace waymark
