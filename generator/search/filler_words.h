#pragma once
// The words that questions are full of whatever they ask for: they are weighed less, and never decide.

#include <string>
#include <string_view>

namespace waymark {

// Of a language ("nl"), with a blank between two, as people write them; empty where none are known.
std::string_view filler_words(std::string_view language);

}  // namespace waymark
