#pragma once
// Repairs are edits of the source text; the repaired text is parsed again. An offset map leads every span found in the
// repaired text back to the file as it is on disk.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "source/span.h"

namespace waymark {

struct TextEdit {
  Span span;  // bytes replaced; empty to insert
  std::string replacement;
};

class OffsetMap {
 public:
  // Applies `edits` to `text`. They are sorted first; one that overlaps an earlier one is left out, as is its whole
  // group when `edits` came in groups (the caller's business).
  static std::string apply(std::string_view text, std::vector<TextEdit> edits, OffsetMap& map);

  // An offset inside a replacement leads to the start of what was replaced; one behind it to the end.
  std::uint32_t to_original(std::uint32_t offset) const;
  Span to_original(Span span) const { return {to_original(span.begin), to_original(span.end)}; }
  // False inside replaced text.
  bool is_verbatim(std::uint32_t offset) const;

 private:
  struct Run {
    std::uint32_t begin = 0;     // in the repaired text
    std::uint32_t original = 0;  // in the text before
    bool verbatim = true;
  };
  const Run& run_at(std::uint32_t offset) const;
  std::vector<Run> runs_{Run{}};
};

}  // namespace waymark
