#pragma once
// ASCII-level text operations shared by every layer. Nothing here allocates unless it returns a std::string, and
// nothing knows Unicode (see unicode.h).

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace waymark {

// Asked for every byte of every article: in the header, so that no call is made of them.
constexpr bool is_blank(char c) { return c == ' ' || c == '\t'; }
constexpr bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }  // and \n, \f, \v
constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_alpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool is_ascii_alnum(char c) { return is_ascii_alpha(c) || is_ascii_digit(c); }
constexpr bool is_ascii_punct(char c) { return c > ' ' && c < '\x7f' && !is_ascii_alnum(c); }
constexpr char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

std::string ascii_lower(std::string_view text);
bool iequals(std::string_view a, std::string_view b);               // ASCII case is ignored
bool istarts_with(std::string_view text, std::string_view prefix);  // ASCII case is ignored
std::string_view trim(std::string_view text);                       // is_space on both sides
std::string_view trim_left(std::string_view text);
std::string_view trim_right(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);  // keeps empty parts
// The first \n or \r at or behind `from`; npos when there is none.
std::size_t find_line_end(std::string_view text, std::size_t from);
std::vector<std::string_view> split_lines(std::string_view text);  // without \n, \r\n, \r
std::string join(const std::vector<std::string>& parts, std::string_view separator);
std::string replace_all(std::string text, std::string_view from, std::string_view to);
// Runs of white space become one space; none at the ends.
std::string collapse_space(std::string_view text);

}  // namespace waymark
