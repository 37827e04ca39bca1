#pragma once
// The files text-<n>.js: what is shown of each result, cut so that the texts of ten results are little to load.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "library/library.h"
#include "search/search_units.h"
#include "search/unit_text.h"
#include "search/unit_words.h"

namespace waymark {

inline constexpr std::uint32_t no_views = 0xFFFFFFFF;

// What the texts of an edition are made of.
struct SearchedTexts {
  SearchEdition edition;
  std::string name;                  // of the edition in all files: "en-us", "en-us/older"
  std::vector<std::uint32_t> views;  // by article: the number of the mask of those usages that have a page of it
  std::vector<std::string> shown;    // by article: its units, by append_unit()
};

// Some articles of an edition, one after the other.
struct TextPart {
  std::size_t begin = 0;  // in SearchEdition::pages
  std::size_t end = 0;
};

// What is shown of a unit.
void append_unit(std::string& out, const Library& library, const SearchUnit& unit, const UnitText& text);

std::vector<TextPart> text_parts(std::span<const UnitWords> batches);

std::string text_file(const Library& library, const SearchedTexts& texts, std::size_t number, TextPart part);

}  // namespace waymark
