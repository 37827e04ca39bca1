#pragma once
// The words that a reader hands over, for comparing.

#include <string>
#include <string_view>
#include <vector>

#include "search/word_reader.h"

namespace waymark {

class WordList : public WordSink {
 public:
  std::vector<std::string> words;  // that count
  std::vector<std::string> also;   // compounds, parts of identifiers
  std::vector<std::string> lower;  // of `words`

 private:
  void take(const Word& word) override {
    (word.counts ? words : also).emplace_back(word.surface);
    if (word.counts) lower.emplace_back(word.lower);
  }
};

inline WordList words_of(std::string_view text, std::string_view language = "en") {
  WordList list;
  WordReader(WordRules(language)).read(text, list);
  return list;
}

}  // namespace waymark
