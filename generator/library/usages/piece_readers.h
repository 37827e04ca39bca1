#pragma once
// For whom a section's own content says anything.

#include <string_view>
#include <vector>

#include "article/article.h"
#include "base/usage_set.h"

namespace waymark {

// Has HTML words or pictures in it, besides its tags?
bool has_words(std::string_view html);

// Behind the end tag of the heading that a section's piece begins with; 0 for what stands before the first heading.
std::size_t end_of_heading(const Section& section, std::string_view html);

// A part of a piece in one scope, those inside it left out.
struct PiecePart {
  std::size_t begin = 0;
  std::size_t end = 0;
  ScopeIndex scope = no_index;  // the innermost one
};

// The whole piece, part by part, in order; none is empty.
std::vector<PiecePart> parts_of(const Piece& piece);

// The usages for which words stand in a piece besides its heading. `around`: those the section is for; `scopes`: those
// of each scope of the article.
UsageSet readers_of_words(const Section& section, const Piece& piece, UsageSet around,
                          const std::vector<UsageSet>& scopes);

}  // namespace waymark
