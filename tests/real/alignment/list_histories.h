#pragma once

#include <string>

#include "library/library.h"

namespace waymark {

// Every article's sections in one locale, a line a section and variant, for people who check alignments by eye:
// what was called how, by which evidence, what is new and what is gone.
std::string list_histories(const Library& library, LocaleId locale, const std::string& article);

}  // namespace waymark
