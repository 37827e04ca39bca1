#pragma once
// Follows decoded text through the source it was made from: backslash escapes and character references stand for what
// they mean.

#include <cstddef>
#include <string_view>

namespace waymark {

// How many bytes of `source` at `at` stand for the text's next bytes, and how many of those.
struct TextStep {
  std::size_t source = 0;
  std::size_t text = 0;
  bool literal = false;  // one byte for the same byte
};

// One step of reading `text` (which begins at its next byte) from `source` at `at`; all 0 when they do not fit.
TextStep next_text_step(std::string_view source, std::size_t at, std::string_view text);

// Where in `source` the whole of `text` ends when it is read from `at`; npos when it does not fit.
std::size_t align_text(std::string_view source, std::size_t at, std::string_view text);

}  // namespace waymark
