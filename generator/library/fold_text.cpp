#include "library/fold_text.h"

#include "base/unicode.h"

namespace waymark {

namespace {

bool is_zero_width(char32_t c) { return (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF || c == 0xAD; }

}  // namespace

std::string fold_text(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  bool blank = false;
  for (std::size_t i = 0; i < text.size();) {
    const bool ascii = static_cast<unsigned char>(text[i]) < 0x80;
    const DecodedChar c = ascii ? DecodedChar{static_cast<unsigned char>(text[i]), 1} : decode_utf8(text, i);
    i += c.bytes;
    if (is_zero_width(c.value)) continue;
    if (is_unicode_space(c.value)) {
      blank = true;
      continue;
    }
    if (blank && !plain.empty()) plain += ' ';
    blank = false;
    const bool full_width = c.value >= 0xFF01 && c.value <= 0xFF5E;
    if (ascii) {
      plain += text[i - 1];
      continue;
    }
    append_utf8(plain, full_width ? c.value - 0xFEE0 : c.value);
  }
  return case_fold(plain);
}

}  // namespace waymark
