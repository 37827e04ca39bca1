#pragma once
// How much of the source locale's texts each locale has, for `waymark status`.

#include <vector>

#include "library/library.h"

namespace waymark {

struct Coverage {
  std::size_t total = 0;       // in the source locale
  std::size_t translated = 0;  // outdated ones included
  std::size_t outdated = 0;
  std::size_t missing = 0;  // total - translated
};

struct EditionCoverage {
  Edition edition;
  Coverage articles;  // outdated: a section of it is, or is missing
  Coverage sections;  // headings of the outline
};

// Every edition of every locale but the source, by locale, then version. Articles without a text in the source locale
// count nowhere.
std::vector<EditionCoverage> coverage_of(const Library& library, std::size_t jobs);

}  // namespace waymark
