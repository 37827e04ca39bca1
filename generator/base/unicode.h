#pragma once
// Unicode operations, by ICU. Text is UTF-8; invalid bytes are treated as U+FFFD. ASCII takes a fast path that does not
// enter ICU.

#include <cstdint>
#include <string>
#include <string_view>

namespace waymark {

struct DecodedChar {
  char32_t value = 0xFFFD;
  std::uint8_t bytes = 1;  // how many bytes it took; at least 1 while text is not empty
};

DecodedChar decode_utf8(std::string_view text, std::size_t offset);
DecodedChar decode_utf8_before(std::string_view text, std::size_t offset);  // the character that ends at `offset`
void append_utf8(std::string& out, char32_t c);
bool is_valid_utf8(std::string_view text);
std::string to_valid_utf8(std::string_view text);  // invalid sequences become U+FFFD

bool is_letter(char32_t c);         // Lu Ll Lt Lm Lo
bool is_decimal_digit(char32_t c);  // Nd
bool is_unicode_space(char32_t c);  // Zs and the ASCII white space of CommonMark
bool is_unicode_punct(char32_t c);  // P* and S* (CommonMark 0.31), ASCII punctuation included
bool is_word_char(char32_t c);      // letter, mark, digit, connector punctuation (.NET \w)
bool is_cjk(char32_t c);  // Han, Hiragana, Katakana, Hangul, Bopomofo, and their punctuation and full-width forms
bool is_rtl_script(char32_t c);  // Hebrew, Arabic and the other right-to-left scripts

char32_t simple_lower(
    char32_t c);  // one-to-one lower case, root locale; U+0130 stays (as .NET's invariant culture does)
std::string case_fold(std::string_view text);  // full case folding, for comparing
// Columns a terminal gives the character: 2 for wide East Asian characters and emoji, 0 for combining marks and other
// invisible ones.
std::size_t display_width(char32_t c);
// Characters that steer a terminal or the order of text instead of being shown: C0 and C1 controls, line and paragraph
// separators, marks and overrides of writing direction, the byte order mark.
bool is_control(char32_t c);
std::size_t count_code_points(std::string_view text);

}  // namespace waymark
