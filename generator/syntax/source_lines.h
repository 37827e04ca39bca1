#pragma once
// The part of a file that is parsed as Markdown, cut into lines exactly as cmark-gfm cuts it.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "source/span.h"

namespace waymark {

class SourceLines {
 public:
  SourceLines(std::string_view text, Span body);

  // What the parser is given: the body with each NUL replaced by one byte that is no UTF-8, so that offsets hold.
  // repair() makes U+FFFD of it in what comes out.
  std::string_view parsed() const { return replaced_.empty() ? body_ : std::string_view(replaced_); }
  std::string repair(std::string_view out) const;
  // Does the same to the bytes at these offsets in the body.
  void hide(const std::vector<std::uint32_t>& offsets);

  std::size_t count() const { return starts_.size(); }
  // Lines count from 1, as in cmark. Offsets are offsets in the file.
  std::uint32_t begin(std::size_t line) const;
  std::uint32_t end(std::size_t line) const;  // before the line's end characters
  std::string_view line(std::size_t line) const;
  std::string_view slice(std::uint32_t begin, std::uint32_t end) const;
  std::size_t line_of(std::uint32_t offset) const;
  Span body() const { return span_; }

 private:
  std::string_view body_;
  Span span_;
  std::string replaced_;
  bool needs_repair_ = false;
  std::vector<std::uint32_t> starts_;
};

}  // namespace waymark
