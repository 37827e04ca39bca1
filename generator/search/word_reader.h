#pragma once
// The words of a text as the search index has them. Compounds and identifiers ("two-step", "portal.office.com",
// "getUserName") give each of their parts and all of them as one word, so that a query finds them however it is
// written. Scripts without blanks between words are parted by ICU's dictionaries.

#include <memory>
#include <string>
#include <string_view>

#include "search/word_rules.h"

namespace waymark {

struct Word {
  std::string_view surface;  // folded; at most longest_word bytes, never empty
  std::string_view lower;    // in lower case only, as stemmers want it
  bool counts = true;        // towards the length of the text; a compound's parts do, what is made of them does not
};

class WordSink {
 public:
  virtual ~WordSink() = default;
  virtual void take(const Word& word) = 0;  // what `word` points to is gone afterwards
};

// Not safe from several threads at a time; it remembers what it has folded.
class WordReader {
 public:
  explicit WordReader(const WordRules& rules);
  ~WordReader();
  WordReader(WordReader&&) noexcept;
  WordReader& operator=(WordReader&&) noexcept;

  // In order of the text, a compound after its parts. Linear in `text`, which may be any bytes.
  void read(std::string_view text, WordSink& sink);

 private:
  class Reading;
  struct Memory;
  std::unique_ptr<Memory> memory_;
};

}  // namespace waymark
