#pragma once
// Which usage a text names.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/usage_set.h"
#include "config/config.h"

namespace waymark {

// The words of all usages, prepared for comparing.
class UsageWords {
 public:
  explicit UsageWords(const Config& config);
  // The usage with the longest phrase in `text`; of two equally long the one that stands first. Null when none is in
  // it.
  std::optional<UsageId> named_in(std::string_view text) const;
  // Every usage with a phrase in `text`.
  UsageSet all_named_in(std::string_view text) const;

 private:
  struct Phrase {
    std::string folded;
    UsageId usage;
  };
  std::vector<Phrase> phrases_;  // longest first
};

// Is `phrase` in `text`, not as a part of longer words? Both as fold_text() makes them. Scripts without blanks between
// words have no such edges.
bool contains_phrase(std::string_view text, std::string_view phrase);

// Up to the first full stop, question or exclamation mark that ends a sentence, in any script; the whole of a short
// text.
std::string_view first_sentence(std::string_view text);

}  // namespace waymark
