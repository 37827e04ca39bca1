#pragma once
// Heading ids as DocFX and GitHub make them (dialects, chapter 3.1).

#include <string>
#include <string_view>
#include <unordered_map>

namespace waymark {

// Letters, decimal digits, '-' and '_' stay, lower-cased one to one; U+0020 becomes '-'; anything else vanishes, and
// everything above U+FFFF. Nothing is collapsed or trimmed. May be empty.
std::string slug_of(std::string_view heading_text);

// Hands out ids that are unique in one document: base, base-1, base-2 …, the first not taken; "section" for an empty
// slug.
class SlugCounter {
 public:
  std::string take(std::string_view heading_text);

 private:
  std::unordered_map<std::string, unsigned> next_;
  std::unordered_map<std::string, bool> taken_;
};

}  // namespace waymark
