#pragma once
// Where in a source file something stands.

#include <compare>
#include <cstdint>
#include <string_view>
#include <vector>

namespace waymark {

// Half-open range of byte offsets in SourceFile::text.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend constexpr auto operator<=>(Span, Span) = default;
  constexpr bool empty() const { return begin == end; }
};

struct Position {
  std::uint32_t line = 1;    // 1-based; \n, \r\n and lone \r end a line
  std::uint32_t column = 1;  // 1-based, in code points
  friend constexpr auto operator<=>(Position, Position) = default;
};

// Line starts of one text. Holds offsets only, so it must be asked with the same text it was made from.
class LineIndex {
 public:
  LineIndex() = default;
  explicit LineIndex(std::string_view text);

  // An offset inside a character stands for that character; past the end, for the end. A byte order mark takes no
  // column.
  Position position(std::string_view text, std::uint32_t offset) const;
  std::size_t line_of(std::uint32_t offset) const;  // 0-based
  std::size_t line_count() const { return starts_.size(); }
  std::uint32_t line_start(std::size_t line) const;               // 0-based line; the text's size past the last
  Span line_span(std::string_view text, std::size_t line) const;  // without its line end

 private:
  // Code points since the line's start, now and then along lines so long that counting from their start would make a
  // file on one line cost quadratic time.
  struct Checkpoint {
    std::uint32_t offset = 0;
    std::uint32_t characters = 0;
  };

  std::vector<std::uint32_t> starts_;
  std::vector<Checkpoint> checkpoints_;  // ascending
  std::uint32_t size_ = 0;
};

}  // namespace waymark
