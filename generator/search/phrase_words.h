#pragma once
// A phrase as a query would have it.

#include <string>
#include <string_view>

#include "search/word_reader.h"

namespace waymark {

// Its words, folded, with a blank between two.
std::string phrase_words(WordReader& reader, std::string_view phrase);

}  // namespace waymark
