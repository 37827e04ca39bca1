#include "base/unicode.h"

#include <algorithm>
#include <cstring>
#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "base/failure.h"
#include "base/text.h"

namespace waymark {
namespace {

bool is_ascii(char32_t c) { return c < 0x80; }
char as_char(char32_t c) { return static_cast<char>(c); }
std::uint32_t category(char32_t c) { return U_GET_GC_MASK(static_cast<UChar32>(c)); }
unsigned char byte_at(std::string_view text, std::size_t i) { return static_cast<unsigned char>(text[i]); }

constexpr std::uint32_t mark = U_GC_MN_MASK | U_GC_MC_MASK | U_GC_ME_MASK;

// The first byte at or behind `from` that is no ASCII, else the size. Eight at a time: most texts are nothing else.
std::size_t skip_ascii(std::string_view text, std::size_t from) {
  constexpr std::uint64_t high_bits = 0x8080808080808080;
  std::uint64_t bytes = 0;
  for (; from + sizeof bytes <= text.size(); from += sizeof bytes) {
    std::memcpy(&bytes, text.data() + from, sizeof bytes);
    if ((bytes & high_bits) != 0) break;
  }
  while (from < text.size() && byte_at(text, from) < 0x80) ++from;
  return from;
}

bool is_all_ascii(std::string_view text) { return skip_ascii(text, 0) == text.size(); }

UScriptCode script_of(char32_t c) {
  UErrorCode error = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &error);
  return U_SUCCESS(error) ? script : USCRIPT_COMMON;
}

bool between(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

}  // namespace

// Follows table 3-7 of the Unicode Standard; an ill-formed sequence takes its maximal valid prefix, as the WHATWG
// decoder does.
DecodedChar decode_utf8(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) {
    return {};
  }
  const unsigned char lead = byte_at(text, offset);
  if (lead < 0x80) {
    return {lead, 1};
  }
  std::size_t length = 0;
  unsigned char low = 0x80;
  unsigned char high = 0xBF;
  char32_t value = 0;
  if (lead >= 0xC2 && lead <= 0xDF) {
    length = 2;
    value = lead & 0x1F;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    length = 3;
    value = lead & 0x0F;
    low = lead == 0xE0 ? 0xA0 : low;    // no overlong forms
    high = lead == 0xED ? 0x9F : high;  // no surrogates
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    length = 4;
    value = lead & 0x07;
    low = lead == 0xF0 ? 0x90 : low;
    high = lead == 0xF4 ? 0x8F : high;  // not above U+10FFFF
  } else {
    return {};
  }
  for (std::size_t i = 1; i < length; ++i) {
    if (offset + i >= text.size() || byte_at(text, offset + i) < low || byte_at(text, offset + i) > high) {
      return {0xFFFD, static_cast<std::uint8_t>(i)};
    }
    value = (value << 6) | (byte_at(text, offset + i) & 0x3F);
    low = 0x80;
    high = 0xBF;
  }
  return {value, static_cast<std::uint8_t>(length)};
}

DecodedChar decode_utf8_before(std::string_view text, std::size_t offset) {
  offset = std::min(offset, text.size());
  // The sequence that ends exactly here, at most four bytes back; else the last byte stands alone.
  for (std::size_t length = 1; length <= 4 && length <= offset; ++length) {
    const unsigned char byte = byte_at(text, offset - length);
    if ((byte & 0xC0) == 0x80) {
      continue;
    }
    const DecodedChar c = decode_utf8(text.substr(0, offset), offset - length);
    if (c.bytes == length) {
      return c;
    }
    break;
  }
  return {};
}

void append_utf8(std::string& out, char32_t c) {
  if (c > 0x10FFFF || between(c, 0xD800, 0xDFFF)) {
    c = 0xFFFD;
  }
  if (c < 0x80) {
    out += as_char(c);
  } else if (c < 0x800) {
    out += as_char(0xC0 | (c >> 6));
    out += as_char(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += as_char(0xE0 | (c >> 12));
    out += as_char(0x80 | ((c >> 6) & 0x3F));
    out += as_char(0x80 | (c & 0x3F));
  } else {
    out += as_char(0xF0 | (c >> 18));
    out += as_char(0x80 | ((c >> 12) & 0x3F));
    out += as_char(0x80 | ((c >> 6) & 0x3F));
    out += as_char(0x80 | (c & 0x3F));
  }
}

bool is_valid_utf8(std::string_view text) {
  for (std::size_t i = skip_ascii(text, 0); i < text.size(); i = skip_ascii(text, i)) {
    const DecodedChar c = decode_utf8(text, i);
    // U+FFFD itself is three bytes long and starts with EF; an ill-formed sequence that long would start with F0 or
    // above.
    if (c.value == 0xFFFD && (c.bytes != 3 || byte_at(text, i) != 0xEF)) {
      return false;
    }
    i += c.bytes;
  }
  return true;
}

std::string to_valid_utf8(std::string_view text) {
  if (is_valid_utf8(text)) {
    return std::string(text);
  }
  std::string out;
  out.reserve(text.size() + 16);
  for (std::size_t i = 0; i < text.size();) {
    const DecodedChar c = decode_utf8(text, i);
    append_utf8(out, c.value);
    i += c.bytes;
  }
  return out;
}

bool is_letter(char32_t c) { return is_ascii(c) ? is_ascii_alpha(as_char(c)) : (category(c) & U_GC_L_MASK) != 0; }

bool is_decimal_digit(char32_t c) {
  return is_ascii(c) ? is_ascii_digit(as_char(c)) : (category(c) & U_GC_ND_MASK) != 0;
}

bool is_unicode_space(char32_t c) {
  return is_ascii(c) ? c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r' : (category(c) & U_GC_ZS_MASK) != 0;
}

bool is_unicode_punct(char32_t c) {
  return is_ascii(c) ? is_ascii_punct(as_char(c)) : (category(c) & (U_GC_P_MASK | U_GC_S_MASK)) != 0;
}

bool is_word_char(char32_t c) {
  return is_ascii(c) ? is_ascii_alnum(as_char(c)) || c == '_'
                     : (category(c) & (U_GC_L_MASK | mark | U_GC_ND_MASK | U_GC_PC_MASK)) != 0;
}

bool is_cjk(char32_t c) {
  if (c < 0x1100) {
    return false;
  }
  // CJK symbols and punctuation, enclosed and compatibility forms, vertical forms, full-width and half-width forms:
  // many of these have the script "common".
  if (between(c, 0x3000, 0x303F) || between(c, 0x30A0, 0x30FF) || between(c, 0x3190, 0x33FF) ||
      between(c, 0xFE10, 0xFE1F) || between(c, 0xFE30, 0xFE4F) || between(c, 0xFF01, 0xFFEE)) {
    return true;
  }
  switch (script_of(c)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_HANGUL:
    case USCRIPT_BOPOMOFO:
      return true;
    default:
      return false;
  }
}

bool is_rtl_script(char32_t c) { return c >= 0x0590 && uscript_isRightToLeft(script_of(c)) != 0; }

char32_t simple_lower(char32_t c) {
  if (is_ascii(c)) {
    return static_cast<unsigned char>(ascii_lower(as_char(c)));
  }
  return c == 0x0130 ? c : static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

std::string case_fold(std::string_view text) {
  if (is_all_ascii(text)) {
    return ascii_lower(text);
  }
  const std::string valid = to_valid_utf8(text);
  std::string out;
  out.reserve(valid.size());
  icu::StringByteSink<std::string> sink(&out);
  UErrorCode error = U_ZERO_ERROR;
  icu::CaseMap::utf8Fold(U_FOLD_CASE_DEFAULT, icu::StringPiece(valid.data(), static_cast<std::int32_t>(valid.size())),
                         sink, nullptr, error);
  check(U_SUCCESS(error), "ICU cannot fold case");
  return out;
}

std::size_t display_width(char32_t c) {
  if (is_ascii(c)) {
    return c < 0x20 || c == 0x7F ? 0 : 1;
  }
  if ((category(c) & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK | U_GC_CC_MASK)) != 0 && c != 0x00AD) {
    return 0;
  }
  switch (u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH)) {
    case U_EA_WIDE:
    case U_EA_FULLWIDTH:
      return 2;
    default:
      return 1;
  }
}

bool is_control(char32_t c) {
  return c < 0x20 || between(c, 0x7F, 0x9F) || c == 0x061C || between(c, 0x200E, 0x200F) ||
         between(c, 0x2028, 0x202E) || between(c, 0x2066, 0x2069) || c == 0xFEFF;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++count) {
    i += byte_at(text, i) < 0x80 ? 1 : decode_utf8(text, i).bytes;
  }
  return count;
}

}  // namespace waymark
