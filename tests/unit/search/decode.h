#pragma once
// The index as a browser reads it: what is written in digits and front coded, back in numbers and words.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/unicode.h"

namespace waymark {

inline std::vector<std::uint64_t> decode_digits(std::string_view text) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::vector<std::uint64_t> numbers;
  std::uint64_t number = 0;
  int shift = 0;
  for (const char c : text) {
    const std::uint64_t digit = digits.find(c);
    number |= (digit & 31) << shift;
    shift += 5;
    if (digit >= 32) continue;
    numbers.push_back(number);
    number = 0;
    shift = 0;
  }
  return numbers;
}

inline std::vector<std::string> decode_front_coded(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const char digit = text[0];
    const int shared = digit <= '9' ? digit - '0' : digit - 'a' + 10;
    std::size_t bytes = 0;
    const std::string before = words.empty() ? std::string() : words.back();
    for (int units = 0; units < shared;) {
      const DecodedChar c = decode_utf8(before, bytes);
      units += c.value > 0xFFFF ? 2 : 1;
      bytes += c.bytes;
    }
    words.push_back(before.substr(0, bytes) + std::string(text.substr(1, end - 1)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

}  // namespace waymark
