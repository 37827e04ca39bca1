#pragma once
// A section's text as search shows and indexes it: without markup, each block a line.

#include <string>
#include <string_view>

#include "article/article.h"

namespace waymark {

// The text of a section's piece without its heading. Alternative texts of images stand in their place; marks of
// footnotes and the titles of alerts are left out. Linear.
std::string plain_text(const Section& section, const Piece& piece);

}  // namespace waymark
