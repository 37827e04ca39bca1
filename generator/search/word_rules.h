#pragma once
// What the search index knows of a language: how its words are told apart and made alike. The browser applies the same
// rules to what readers type (themes/default/scripts/search), and tests/search/folding.json is run by both.

#include <cstddef>
#include <string>
#include <string_view>

namespace waymark {

// Surfaces are cut at a character to this many bytes; so are those of a query.
inline constexpr std::size_t longest_word = 64;

struct WordRules {
  explicit WordRules(std::string_view tag);  // a BCP 47 tag, "nl-nl"
  std::string language;                      // "nl"
  // An apostrophe parts two words: French and Italian elision, endings behind a name in Turkish. Elsewhere it is left
  // out of the word that it stands in.
  bool apostrophe_ends_word = false;
  bool dotless_i = false;  // I and ı are a pair, and so are İ and i
};

// Does a character belong to a script that puts no blanks between words? By ranges, so that both sides agree.
bool has_no_word_spaces(char32_t c);

// Letters, marks and numbers of any kind: \p{L}, \p{M}, \p{N}.
bool is_word_part(char32_t c);

// A word of letters beyond ASCII in the two forms that are wanted of it.
struct FoldedWord {
  std::string surface;  // without case and diacritics, letters only; what the index is looked up by
  std::string lower;    // in lower case only: what stemmers read
};

// Takes time linear in `raw`; the surface is not cut. `as_root`: by the rules of no language.
FoldedWord fold_word(std::string_view raw, const WordRules& rules, bool as_root = false);

// `text` cut to at most `most` bytes, at a character.
std::string_view cut_at_character(std::string_view text, std::size_t most);

}  // namespace waymark
