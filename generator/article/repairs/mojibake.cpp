// UTF-8 that was once read as Windows-1252 and saved again: "donâ€™t", "Ã©". Found by taking the characters back to
// bytes: only a run whose bytes are valid UTF-8 is reported, and only where the run cannot be meant as it stands.

#include <array>
#include <fmt/format.h>
#include <optional>

#include "article/repairs/repair.h"
#include "article/spans.h"
#include "base/unicode.h"

namespace waymark {
namespace {

// WHATWG Encoding, index windows-1252, bytes 0x80 to 0x9F; the five without a character stay control characters.
constexpr std::array<char16_t, 32> windows_1252{0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
                                                0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

std::optional<unsigned char> byte_of(char32_t c) {
  if (c >= 0x80 && c <= 0xFF) return static_cast<unsigned char>(c);
  for (std::size_t i = 0; i < windows_1252.size(); ++i) {
    if (windows_1252[i] == c) return static_cast<unsigned char>(0x80 + i);
  }
  return std::nullopt;
}

struct Sequence {
  std::string bytes;     // the character meant, in UTF-8
  std::size_t size = 0;  // of what stands in the text
};

std::optional<Sequence> sequence_at(std::string_view text, std::size_t at) {
  const DecodedChar first = decode_utf8(text, at);
  const std::optional<unsigned char> lead = byte_of(first.value);
  if (!lead || *lead < 0xC2 || *lead > 0xF4) return std::nullopt;
  const std::size_t length = *lead < 0xE0 ? 2 : *lead < 0xF0 ? 3 : 4;
  Sequence found{.bytes = std::string(1, static_cast<char>(*lead)), .size = first.bytes};
  for (std::size_t i = 1; i < length; ++i) {
    if (at + found.size >= text.size()) return std::nullopt;
    const DecodedChar next = decode_utf8(text, at + found.size);
    const std::optional<unsigned char> byte = byte_of(next.value);
    if (!byte || *byte < 0x80 || *byte > 0xBF) return std::nullopt;
    found.bytes += static_cast<char>(*byte);
    found.size += next.bytes;
  }
  return is_valid_utf8(found.bytes) ? std::optional(found) : std::nullopt;
}

bool is_letter_at(std::string_view text, std::size_t at) {
  return at < text.size() && is_letter(decode_utf8(text, at).value);
}

// Whether one sequence alone is proof. „MENÜ“, «À» or Å” are words in capitals before a closing quotation mark, not
// damage.
bool is_proof(const Sequence& found, std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(found.bytes[0]);
  const auto second = static_cast<unsigned char>(found.bytes[1]);
  if (found.bytes.size() == 4) return true;
  if (found.bytes.size() == 3) return lead == 0xE2 || (lead == 0xEF && second >= 0xBB);
  if (lead > 0xC5) return false;
  const bool closes_or_stops = second == 0x85 || (second >= 0x91 && second <= 0x97) || second == 0x9B ||
                               second == 0xA0 || second == 0xAB || second == 0xBB || second == 0x8B || second == 0x82 ||
                               second == 0x84;
  if (closes_or_stops) return is_letter_at(text, at + found.size) && !(second == 0xA0);
  return true;
}

}  // namespace

void find_mojibake(std::string_view text, Span range, Repairs& repairs) {
  for (std::size_t at = range.begin; at < range.end;) {
    // Every lead byte of Windows-1252 from 0xC2 on is U+00C2 to U+00F4: in UTF-8 a C3 and another byte.
    at = text.find('\xC3', at);
    if (at == std::string_view::npos || at >= range.end) return;
    std::size_t end = at;
    std::string meant;
    std::size_t sequences = 0;
    bool proof = false;
    while (const std::optional<Sequence> found = sequence_at(text, end)) {
      proof = proof || is_proof(*found, text, end);
      meant += found->bytes;
      end += found->size;
      ++sequences;
    }
    if (sequences == 0) {
      ++at;
      continue;
    }
    if ((proof || sequences >= 2) && end <= range.end) {
      const Span span = span_between(at, end);
      repairs.push_back(
          {.rule = Rule::encoding_mojibake,
           .span = span,
           .message = fmt::format("\"{}\" is \"{}\" decoded with the wrong encoding", text_at(text, span), meant),
           .advice = "Save the text as UTF-8 and read it as UTF-8",
           .title = fmt::format("Write \"{}\"", meant),
           .edits = {{.span = span, .replacement = meant}}});
    }
    at = end;
  }
}

}  // namespace waymark
