#pragma once
// Small steps over source text that every pass takes: spans from sizes, and lines as they stand in a file.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/text.h"
#include "source/span.h"

namespace waymark {

constexpr std::uint32_t offset32(std::size_t offset) { return static_cast<std::uint32_t>(offset); }
constexpr Span span_between(std::size_t begin, std::size_t end) {
  return {offset32(begin), offset32(end < begin ? begin : end)};
}
inline std::string_view text_at(std::string_view text, Span span) {
  if (span.begin > text.size()) return {};
  return text.substr(span.begin, span.end < span.begin ? 0 : span.end - span.begin);
}

// One line: text[begin, end) without its line end, which takes it to `next`.
struct LineAt {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t next = 0;
  std::string_view in(std::string_view text) const { return text.substr(begin, end - begin); }
};

// The line that starts at `begin`. \n, \r\n and a lone \r end it.
inline LineAt line_at(std::string_view text, std::size_t begin) {
  std::size_t end = find_line_end(text, begin);
  if (end == std::string_view::npos) return {begin, text.size(), text.size()};
  std::size_t next = end + 1;
  if (text[end] == '\r' && next < text.size() && text[next] == '\n') ++next;
  return {begin, end, next};
}

// Start of the line that holds `offset`.
inline std::size_t line_begin(std::string_view text, std::size_t offset) {
  if (offset > text.size()) offset = text.size();
  while (offset > 0 && text[offset - 1] != '\n' && text[offset - 1] != '\r') --offset;
  return offset;
}

// The line end that the first line at or behind `offset` has: "\r\n" or "\n".
inline std::string_view newline_of(std::string_view text, std::size_t offset) {
  const std::size_t end = text.find('\n', offset);
  if (end == std::string_view::npos || end == 0) return "\n";
  return text[end - 1] == '\r' ? "\r\n" : "\n";
}

}  // namespace waymark
