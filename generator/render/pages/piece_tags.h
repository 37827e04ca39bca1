#pragma once
// Finding tags in the HTML of a piece, which is well-formed and escapes what attributes hold.

#include <cstddef>
#include <string_view>

namespace waymark {

// A start tag round a slot, by offsets in the piece.
struct PieceTag {
  std::size_t begin = 0;            // at '<'
  std::size_t end = 0;              // behind '>'
  std::size_t attribute_begin = 0;  // at the blank before its name
  std::size_t attribute_end = 0;    // behind its closing quote
};

// Of what is not as promised, an empty tag.
PieceTag tag_around(std::string_view html, std::size_t slot);

// The value of ` name="…"` in a tag, still escaped.
std::string_view attribute_of(std::string_view tag, std::string_view name);

// Behind the first heading and its line end; 0 where there is none.
std::size_t end_of_heading(std::string_view html);

}  // namespace waymark
