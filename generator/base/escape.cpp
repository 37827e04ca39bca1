#include "base/escape.h"

#include <array>

#include "base/char_set.h"
#include "base/text.h"

namespace waymark {
namespace {

constexpr std::string_view hex_digits = "0123456789ABCDEF";

void append_percent(std::string& out, char c) {
  const auto byte = static_cast<unsigned char>(c);
  out += '%';
  out += hex_digits[byte >> 4];
  out += hex_digits[byte & 15];
}

int hex_value(char c) {
  if (is_ascii_digit(c)) {
    return c - '0';
  }
  const char lower = ascii_lower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

using ByteSet = std::array<bool, 256>;

constexpr ByteSet alnum_and(std::string_view others) {
  ByteSet set{};
  for (unsigned c = '0'; c <= '9'; ++c) {
    set[c] = true;
  }
  for (unsigned c = 'a'; c <= 'z'; ++c) {
    set[c] = set[c - 'a' + 'A'] = true;
  }
  for (const char c : others) {
    set[static_cast<unsigned char>(c)] = true;
  }
  return set;
}

// What CommonMark's reference renderer leaves alone in a destination; % is kept even where no escape follows, as there.
constexpr ByteSet url_bytes = alnum_and("-_.+!*'(),%#@?=;:/&$~");
// RFC 3986, 2.3, and the separator of path segments.
constexpr ByteSet path_bytes = alnum_and("-_.~/");

void append_encoded(std::string& out, std::string_view text, const ByteSet& kept) {
  for (const char c : text) {
    if (kept[static_cast<unsigned char>(c)]) {
      out += c;
    } else {
      append_percent(out, c);
    }
  }
}

}  // namespace

void append_html(std::string& out, std::string_view text) {
  static constexpr CharSet special("&<>\"");
  for (std::size_t at = special.find_in(text); at != std::string_view::npos; at = special.find_in(text)) {
    out += text.substr(0, at);
    switch (text[at]) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      default:
        out += "&quot;";
        break;
    }
    text.remove_prefix(at + 1);
  }
  out += text;
}

std::string html(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  append_html(out, text);
  return out;
}

void append_url(std::string& out, std::string_view url) { append_encoded(out, url, url_bytes); }

std::string percent_decode(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size()) {
      const int high = hex_value(text[i + 1]);
      const int low = hex_value(text[i + 2]);
      if (high >= 0 && low >= 0) {
        out += static_cast<char>(high * 16 + low);
        i += 2;
        continue;
      }
    }
    out += text[i];
  }
  return out;
}

std::string percent_encode_path(std::string_view path) {
  std::string out;
  out.reserve(path.size());
  append_encoded(out, path, path_bytes);
  return out;
}

}  // namespace waymark
