#pragma once
// In which words the links of a text stand: the paragraph, item or row of each, and the list or table around it.

#include <cstdint>
#include <string_view>
#include <vector>

#include "article/article.h"

namespace waymark {

// Offsets in a piece's HTML.
struct LinkBlock {
  std::uint32_t begin = 0;  // of the innermost item, row or paragraph
  std::uint32_t end = 0;
  std::uint32_t lead_begin = 0;  // of the paragraph before the list; equal ends: there is none
  std::uint32_t lead_end = 0;
  std::uint32_t group = 0;  // a number that the links of one outermost list, table or paragraph share
};

// One a slot.
std::vector<LinkBlock> link_blocks(const Piece& piece);

}  // namespace waymark
