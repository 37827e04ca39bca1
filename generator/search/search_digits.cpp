#include "search/search_digits.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace waymark {
namespace {

constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::size_t most_shared = 35;  // the highest digit of:
constexpr std::string_view base36 = "0123456789abcdefghijklmnopqrstuvwxyz";

unsigned char byte_at(std::string_view text, std::size_t i) { return static_cast<unsigned char>(text[i]); }

// UTF-16 code units of the character with this first byte.
std::size_t units_of(unsigned char lead) { return lead >= 0xF0 ? 2 : 1; }

}  // namespace

char* write_digits(char* at, std::uint64_t number) {
  for (; number >= 32; number >>= 5) *at++ = digits[32 + (number & 31)];
  *at++ = digits[number];
  return at;
}

void append_digits(std::string& out, std::uint64_t number) {
  std::array<char, most_digits> text;
  char* const end = write_digits(text.data(), number);
  out.append(text.data(), end);
}

void append_front_coded(std::string& out, std::string_view before, std::string_view text) {
  std::size_t shared = 0;
  std::size_t units = 0;
  const std::size_t both = std::min(before.size(), text.size());
  while (shared < std::min(both, most_shared) && before[shared] == text[shared] && byte_at(text, shared) < 0x80)
    ++shared;
  units = shared;
  // Whole characters only, so that both halves are well-formed.
  for (std::size_t i = shared; i < both && before[i] == text[i];) {
    std::size_t end = i + 1;
    while (end < text.size() && (byte_at(text, end) & 0xC0) == 0x80) ++end;
    const std::size_t more = units + units_of(byte_at(text, i));
    if (end > both || before.substr(i, end - i) != text.substr(i, end - i) || more > most_shared) break;
    units = more;
    shared = i = end;
  }
  out += base36[units];
  out += text.substr(shared);
}

std::string front_coded(std::span<const std::string_view> words) {
  std::string out;
  std::string_view before;
  for (const std::string_view word : words) {
    if (!out.empty()) out += ' ';
    append_front_coded(out, before, word);
    before = word;
  }
  return out;
}

bool stands_before(std::string_view a, std::string_view b) {
  const auto [in_a, in_b] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  if (in_b == b.end()) return false;
  if (in_a == a.end()) return true;
  const auto from_a = static_cast<unsigned char>(*in_a);
  const auto from_b = static_cast<unsigned char>(*in_b);
  // Characters of four bytes are pairs of surrogates (D800 to DFFF) there, and stand before U+E000 to U+FFFF (lead
  // bytes EE and EF).
  const bool pair_a = from_a >= 0xF0;
  const bool pair_b = from_b >= 0xF0;
  if (pair_a != pair_b && std::min(from_a, from_b) >= 0xEE) return pair_a;
  return from_a < from_b;
}

}  // namespace waymark
