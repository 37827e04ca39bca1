#include "diagnostics/reports/utf16_columns.h"

#include <algorithm>
#include <string_view>

namespace waymark {
namespace {

constexpr std::uint32_t step = 1024;  // bytes between two checkpoints of one line
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// Units that begin in text[begin, end). Text is valid UTF-8: a byte that leads a character counts one, one that leads
// four bytes two, as that is a pair of surrogates.
std::uint32_t units_in(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  std::uint32_t units = 0;
  for (std::uint32_t i = begin; i < end; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    units += byte >= 0xF0 ? 2U : (byte & 0xC0U) != 0x80U ? 1U : 0U;
  }
  return units;
}

bool is_continuation(std::string_view text, std::uint32_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

}  // namespace

Utf16Columns::Utf16Columns(const SourceFile& file) : file_(file) {
  for (std::size_t line = 0; line < file.lines.line_count(); ++line) {
    const std::uint32_t begin = file.lines.line_start(line);
    const std::uint32_t end = file.lines.line_start(line + 1);
    std::uint32_t units = 0;
    for (std::uint32_t at = begin; end - at > step; at += step) {
      units += units_in(file.text, at, at + step);
      checkpoints_.push_back({.offset = at + step, .units = units});
    }
  }
}

std::uint32_t Utf16Columns::column(std::uint32_t offset) const {
  const std::string_view text = file_.text;
  offset = std::min(offset, static_cast<std::uint32_t>(text.size()));
  while (is_continuation(text, offset)) --offset;
  const std::uint32_t line_start = file_.lines.line_start(file_.lines.line_of(offset));
  std::uint32_t from = line_start;
  std::uint32_t units = 0;
  const auto after = std::ranges::upper_bound(checkpoints_, offset, {}, &Checkpoint::offset);
  if (after != checkpoints_.begin() && std::prev(after)->offset > line_start) {
    from = std::prev(after)->offset;
    units = std::prev(after)->units;
  }
  units += units_in(text, from, offset);
  if (line_start == 0 && units > 0 && text.starts_with(byte_order_mark)) --units;
  return units + 1;
}

}  // namespace waymark
