#pragma once
// What a section says, in a form that two variants can be compared in: words as numbers, without markup. Made once a
// variant, because it is compared with its neighbours in time and with other articles.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.h"

namespace waymark {

// A folded word. 32 bits: two of an article's few thousand words share a number about once in a thousand articles, and
// then a score moves by a part of a percent.
using WordHash = std::uint32_t;

// What two texts are compared by, each once and how often.
struct Features {
  std::vector<WordHash> hashes;  // sorted
  std::vector<std::uint16_t> times;
};

struct SectionText {
  std::vector<WordHash> words;        // in order, without the heading's
  std::vector<WordHash> title_words;  // in order
  std::vector<WordHash> title_parts;  // runs of three letters, sorted: "settings" and "setting" share nearly all
  std::vector<WordHash> id_parts;     // of an id that is not made from the title, as translations keep the source's
  std::vector<WordHash> images;       // file names without folder
  std::vector<WordHash> links;        // last part of the address and fragment
  std::uint32_t steps = 0;            // items of numbered lists
  Features content;                   // words, pairs of words, images, links, without the heading's
  Features title;
};

// One a section. What headings outside the outline hold counts for the section around them, as it does in pieces.
std::vector<SectionText> read_section_texts(const Article& article);

// SectionText::words of each section, without the rest, which costs far more.
std::vector<std::vector<WordHash>> read_section_words(const Article& article);

// Appends the words of a plain text: letters, marks and digits in a row, case folded, apostrophes left out. Scripts
// that put no blanks between words give one word a character.
void append_words(std::string_view text, std::vector<WordHash>& words);

// The text of a piece, without its heading; blocks stand on lines of their own.
struct PlainPiece {
  std::string text;
  std::uint32_t steps = 0;
};
PlainPiece plain_piece(std::string_view html, bool has_heading);

}  // namespace waymark
