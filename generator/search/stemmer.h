#pragma once
// What words of one meaning have in common, so that "settings" finds "setting": the algorithms of Snowball, by
// Debian's libstemmer. The browser has none of this: the index tells it which surfaces belong together.

#include <memory>
#include <string>
#include <string_view>

#include "search/word_rules.h"

namespace waymark {

// Not safe from several threads at a time.
class Stemmer {
 public:
  explicit Stemmer(const WordRules& rules);
  ~Stemmer();
  Stemmer(Stemmer&&) noexcept;
  Stemmer& operator=(Stemmer&&) noexcept;

  // Of a word as WordReader gives it, folded; the surface itself in languages without an algorithm.
  std::string stem(std::string_view surface, std::string_view lower) const;

  // Are stems words that readers type, though texts may never have them alone? So they are in Korean, where particles
  // are written together with the word before them.
  bool stems_are_words() const { return rules_.language == "ko"; }

 private:
  struct Handle;
  WordRules rules_;
  std::unique_ptr<Handle> handle_;  // null: there is no algorithm
};

}  // namespace waymark
