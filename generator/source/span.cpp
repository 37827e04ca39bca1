#include "source/span.h"

#include <algorithm>

#include "base/text.h"

namespace waymark {
namespace {

constexpr std::uint32_t checkpoint_distance = 1024;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80; }

// Of valid UTF-8, between two bytes that start a character.
std::uint32_t count_characters(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  const std::string_view part = text.substr(begin, end - begin);
  return static_cast<std::uint32_t>(std::ranges::count_if(part, [](char c) { return !continues_character(c); }));
}

std::uint32_t start_of_character(std::string_view text, std::uint32_t offset, std::uint32_t least) {
  // No character has more than three bytes after its first.
  for (int i = 0; i < 3 && offset > least && offset < text.size() && continues_character(text[offset]); ++i) {
    --offset;
  }
  return offset;
}

// Where the characters that people see begin.
std::uint32_t first_character(std::string_view text, std::uint32_t line_start) {
  return line_start == 0 && text.starts_with(byte_order_mark) ? static_cast<std::uint32_t>(byte_order_mark.size())
                                                              : line_start;
}

}  // namespace

LineIndex::LineIndex(std::string_view text) : size_(static_cast<std::uint32_t>(text.size())) {
  std::uint32_t start = 0;
  for (;;) {
    starts_.push_back(start);
    const auto end = static_cast<std::uint32_t>(std::min<std::size_t>(find_line_end(text, start), size_));
    Checkpoint last{first_character(text, start), 0};
    while (end - start > checkpoint_distance && last.offset + checkpoint_distance < end) {
      const std::uint32_t next = start_of_character(text, last.offset + checkpoint_distance, last.offset);
      if (next == last.offset) {
        break;  // no UTF-8
      }
      last = {next, last.characters + count_characters(text, last.offset, next)};
      checkpoints_.push_back(last);
    }
    if (end == size_) {
      return;
    }
    start = end + (text.substr(end).starts_with("\r\n") ? 2 : 1);
  }
}

Position LineIndex::position(std::string_view text, std::uint32_t offset) const {
  const std::size_t line = line_of(offset);
  const std::uint32_t line_begin = line_start(line);
  offset = start_of_character(text, std::min(offset, size_), line_begin);
  Checkpoint from{first_character(text, line_begin), 0};
  const auto after = std::ranges::upper_bound(checkpoints_, offset, {}, &Checkpoint::offset);
  if (after != checkpoints_.begin() && std::prev(after)->offset >= line_begin) {
    from = *std::prev(after);
  }
  const std::uint32_t characters = offset <= from.offset ? 0 : count_characters(text, from.offset, offset);
  return {static_cast<std::uint32_t>(line + 1), from.characters + characters + 1};
}

std::size_t LineIndex::line_of(std::uint32_t offset) const {
  const auto after = std::ranges::upper_bound(starts_, offset);
  return after == starts_.begin() ? 0 : static_cast<std::size_t>(after - starts_.begin()) - 1;
}

std::uint32_t LineIndex::line_start(std::size_t line) const { return line < starts_.size() ? starts_[line] : size_; }

Span LineIndex::line_span(std::string_view text, std::size_t line) const {
  const std::uint32_t begin = line_start(line);
  std::uint32_t end = line_start(line + 1);
  if (end > begin && text[end - 1] == '\n') {
    --end;
  }
  if (end > begin && text[end - 1] == '\r') {
    --end;
  }
  return {begin, end};
}

}  // namespace waymark
