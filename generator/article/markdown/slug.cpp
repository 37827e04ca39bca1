#include "article/markdown/slug.h"

#include "base/text.h"
#include "base/unicode.h"

namespace waymark {

std::string slug_of(std::string_view heading_text) {
  std::string slug;
  slug.reserve(heading_text.size());
  for (std::size_t i = 0; i < heading_text.size();) {
    const char c = heading_text[i];
    if (static_cast<unsigned char>(c) < 0x80) {
      if (is_ascii_alnum(c) || c == '-' || c == '_') slug += ascii_lower(c);
      if (c == ' ') slug += '-';
      ++i;
      continue;
    }
    const DecodedChar decoded = decode_utf8(heading_text, i);
    i += decoded.bytes;
    // The rule is per UTF-16 unit: the two halves of a surrogate pair are no letters.
    if (decoded.value > 0xFFFF) continue;
    if (is_letter(decoded.value) || is_decimal_digit(decoded.value)) append_utf8(slug, simple_lower(decoded.value));
  }
  return slug;
}

std::string SlugCounter::take(std::string_view heading_text) {
  std::string base = slug_of(heading_text);
  if (base.empty()) base = "section";
  unsigned& next = next_[base];
  if (next == 0) {
    next = 1;
    if (taken_.emplace(base, true).second) return base;
  }
  for (;;) {
    std::string candidate = base + "-" + std::to_string(next);
    ++next;
    if (taken_.emplace(candidate, true).second) return candidate;
  }
}

}  // namespace waymark
