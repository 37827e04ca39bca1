#pragma once
// The bytes of a file as valid UTF-8, and what was wrong with them.

#include <optional>
#include <string>

#include "source/span.h"

namespace waymark {

struct DecodedText {
  std::string text;  // valid UTF-8; a BOM stays
  struct Problem {
    Span span;  // in `text`
    std::string message;
    std::string advice;
  };
  std::optional<Problem> problem;
};

// Invalid sequences become U+FFFD; UTF-16 with a byte order mark is converted. Linear.
DecodedText decode_text(std::string bytes);

}  // namespace waymark
