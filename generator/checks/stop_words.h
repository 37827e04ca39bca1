#pragma once
// The short words that every text of a language is full of, for languages in Latin letters.

#include <span>
#include <string_view>
#include <vector>

namespace waymark {

struct StopWords {
  std::string_view language;  // ISO 639: "nl"
  std::string_view name;      // "Dutch"
  std::vector<std::string_view> words;
};

std::span<const StopWords> all_stop_words();

}  // namespace waymark
