#pragma once
// A section's text as search shows and indexes it: without markup, each block a line.

#include <cstdint>
#include <string>
#include <vector>

#include "article/article.h"

namespace waymark {

// Lines in one scope of the article, the innermost; [begin, end), counted from 0.
struct ScopedLines {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  ScopeIndex scope = 0;
};

struct PlainText {
  std::string text;
  std::vector<ScopedLines> scoped;  // in order
};

// The text of a section's piece without its heading. Alternative texts of images stand in their place; marks of
// footnotes and the titles of alerts are left out. Linear.
PlainText plain_text(const Section& section, const Piece& piece);

}  // namespace waymark
