#pragma once
// Numbers and sorted words as the search index writes them (content/manual/contributing/search-format.md).

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace waymark {

// Appends a number as digits of A–Z a–z 0–9 - _ (0 to 63): five bits a digit, lowest first, and 32 more when another
// digit follows.
void append_digits(std::string& out, std::uint64_t number);
// The same to a place with room for as many; what is behind the last is returned.
inline constexpr std::size_t most_digits = 13;  // 64 bits, five each
char* write_digits(char* at, std::uint64_t number);

// `text` as one digit of base 36, how many UTF-16 units it shares with `before` (35 at most), and what follows them.
void append_front_coded(std::string& out, std::string_view before, std::string_view text);

// Sorted words, each front coded, with a blank between two.
std::string front_coded(std::span<const std::string_view> words);

// The order of JavaScript's < and sort(): by UTF-16 code units.
bool stands_before(std::string_view a, std::string_view b);

}  // namespace waymark
