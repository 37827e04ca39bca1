#include "config/decode_text.h"

#include <fmt/format.h>

#include "base/unicode.h"

namespace waymark {

namespace {

std::string from_utf16(std::string_view bytes, bool big_endian) {
  const auto unit = [&](std::size_t i) {
    const auto first = static_cast<unsigned char>(bytes[i]);
    const auto second = static_cast<unsigned char>(bytes[i + 1]);
    return static_cast<char32_t>(big_endian ? first << 8 | second : second << 8 | first);
  };
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    char32_t c = unit(i);
    const bool high = c >= 0xD800 && c < 0xDC00;
    if (high && i + 3 < bytes.size() && unit(i + 2) >= 0xDC00 && unit(i + 2) < 0xE000) {
      c = 0x10000 + ((c - 0xD800) << 10) + (unit(i + 2) - 0xDC00);
      i += 2;
    } else if (c >= 0xD800 && c < 0xE000) {
      c = 0xFFFD;
    }
    append_utf8(text, c);
  }
  return text;
}

// First offset at which `text` is not UTF-8. A U+FFFD that was written takes three bytes, one that stands for an
// invalid byte does not.
std::size_t first_invalid(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size()) {
    const DecodedChar c = decode_utf8(text, i);
    if (c.value == 0xFFFD && text.substr(i, 3) != "\xEF\xBF\xBD") return i;
    i += c.bytes;
  }
  return i;
}

}  // namespace

DecodedText decode_text(std::string bytes) {
  const bool little = bytes.starts_with("\xFF\xFE");
  const bool big = bytes.starts_with("\xFE\xFF");
  if (little || big) {
    return {.text = from_utf16(std::string_view(bytes).substr(2), big),
            .problem = DecodedText::Problem{
                .span = {0, 0},
                .message = fmt::format("the file is UTF-16 ({} endian), not UTF-8", big ? "big" : "little"),
                .advice = "save it as UTF-8"}};
  }
  if (is_valid_utf8(bytes)) return {.text = std::move(bytes), .problem = std::nullopt};
  const std::size_t offset = first_invalid(bytes);
  const auto at = static_cast<std::uint32_t>(offset);
  const auto byte = static_cast<unsigned char>(offset < bytes.size() ? bytes[offset] : '\0');
  return {.text = to_valid_utf8(bytes),
          .problem = DecodedText::Problem{
              .span = {at, at + 3},  // the U+FFFD that stands there now
              .message = fmt::format("the byte 0x{:02X} is not valid UTF-8 here", byte),
              .advice = "the file may be in Windows-1252 or another old encoding; save it as UTF-8"}};
}

}  // namespace waymark
