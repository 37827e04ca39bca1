#pragma once
// A section's words without its markup, block by block: what two wordings are compared by. Where links lead and which
// file a picture is of is not text; a picture counts as its alternative text, and whether it ends a line or has one of
// its own is layout.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "library/history/section_history.h"

namespace waymark {

struct TextBlock {
  enum class Kind : std::uint8_t { paragraph, item, row, code, picture };  // row: of a table, cells divided by " | "
  Kind kind = Kind::paragraph;
  std::string text;  // white space collapsed; never empty
  friend bool operator==(const TextBlock&, const TextBlock&) = default;
};

// Round a picture's alternative text; the words that say so come from the theme.
constexpr std::string_view picture_begin = "\xEE\x80\x82";
constexpr std::string_view picture_end = "\xEE\x80\x83";

// The section's heading is left out, its subsections are not in it.
std::vector<TextBlock> section_blocks(const Article& article, SectionIndex section);
std::vector<TextBlock> section_blocks(const Library& library, SectionId id);

// Whether a reader would see no difference: title and text agree.
bool reads_the_same(const Library& library, SectionId a, SectionId b);

}  // namespace waymark
