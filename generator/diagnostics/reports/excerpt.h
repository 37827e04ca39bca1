#pragma once
// The line a finding stands in, cut to what fits a terminal, and the marks under it. Nothing that could steer a
// terminal gets through.

#include <string>
#include <string_view>

#include "source/source_file.h"
#include "source/span.h"

namespace waymark {

struct Excerpt {
  std::string line;   // at most 120 columns; "…" where something was left out
  std::string marks;  // blanks and "^~~~"
};

// Takes time by what is shown, not by the length of the line.
Excerpt excerpt(const SourceFile& file, Span span);

// `text` with controls made visible, on one line.
std::string visible(std::string_view text);

}  // namespace waymark
