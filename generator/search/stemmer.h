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

  // The word alone, which readers type, though texts may have it only together with others: in Korean without the
  // particle behind it, in Arabic without the article and what is written before that. `surface` where it is alone.
  std::string alone(std::string_view surface) const;

 private:
  struct Handle;
  WordRules rules_;
  std::unique_ptr<Handle> handle_;  // null: there is no algorithm
};

}  // namespace waymark
