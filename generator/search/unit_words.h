#pragma once
// Which words stand in which field of which unit: what one worker reads of some articles, before the words of all are
// brought together.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/usage_set.h"
#include "library/library.h"
#include "search/word_table.h"

namespace waymark {

// By what weight a word counts depends on where it stands (search/impacts.cpp).
enum class Field : std::uint8_t {
  heading,   // the unit's own: of an article its title
  title,     // of the article a section is in
  above,     // headings of the sections around it
  keywords,  // of the front matter; of articles only
  description,
  text,
};
inline constexpr std::size_t field_count = 6;

// How many words each field has; a word made of others is not counted.
using FieldLengths = std::array<std::uint32_t, field_count>;

struct WordUse {
  std::uint32_t word = 0;  // in UnitWords::words
  std::uint16_t times = 0;
  Field field = Field::text;
};

// What is known of a word besides its units.
struct WordFacts {
  std::string lower;           // what stemmers read, where it is not the word itself
  std::uint32_t language = 0;  // in whose texts it stands, by its index in UnitWords::languages; the lowest there is
  std::uint32_t articles = 0;  // in how many
  bool in_heading = false;     // in any, or in a title
};

struct UnitWords {
  struct Unit {
    FieldLengths lengths = {};
    std::size_t end = 0;  // of its uses; they begin where those of the unit before end
    UsageSet readers;
  };
  struct Article {
    PageIndex page = 0;
    std::uint32_t units = 0;
    std::size_t text_bytes = 0;  // about, of what search shows of it
    std::string shown;           // what search shows of its units, as files of texts have it
  };
  WordTable words;
  std::vector<WordFacts> facts;        // by word
  std::vector<std::string> languages;  // tags; the edition's own comes first
  std::vector<Article> articles;
  std::vector<Unit> units;
  std::vector<WordUse> uses;
};

// Reads the articles of some pages of one edition, in their order. `language`: the edition's own.
UnitWords read_unit_words(const Library& library, std::span<const PageIndex> pages, std::string_view language);

}  // namespace waymark
