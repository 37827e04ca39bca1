#pragma once
// What readers of help call things and what its writers call them: "get rid of" and "delete", "handset" and "phone".
// The lists are part of the program, one a language (everyday_words/<language>.txt); a line is one meaning, and its
// name is the same in all languages, so that a reader finds an article that is not translated yet, too. What a site
// means by its own words stands in its site.yml (search.synonyms) and counts more.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "search/term_index.h"

namespace waymark {

// The file of a language ("nl"), as it is; empty where there is none.
std::string_view everyday_word_list(std::string_view language);

// A line of a list: "delete: delete, remove, get rid of?".
struct EverydayMeaning {
  std::string_view name;
  struct Phrase {
    std::string_view text;
    // Typed for this, but it may be written for something else ("weg", gone, is also "way"): nothing is looked for by
    // it.
    bool only_typed = false;
  };
  std::vector<Phrase> phrases;
};
std::vector<EverydayMeaning> parse_everyday_words(std::string_view list);

// The meanings of which `index` has a word, for base.js: "phone,mobile;handset,cell phone;Telefon|delete,remove;get rid
// of", folded. First stand the words of the edition's own language that the index has, those of most articles first;
// then what else is typed for them; then the words of other languages that the index has, where not all is translated.
// `languages`: the tags of an edition, its own first.
std::string everyday_words(const std::vector<std::string>& languages, const TermIndex& index);

}  // namespace waymark
