#pragma once
// Which other texts repeat what a section says, without comparing all with all: texts are looked up by rows of words
// that few of them have.

#include <cstdint>
#include <span>
#include <vector>

#include "library/library.h"
#include "library/section_text.h"

namespace waymark {

class SharedWording {
 public:
  // Of the texts of one locale.
  SharedWording(const Library& library, LocaleId locale, const std::vector<std::vector<SectionText>>& texts);

  struct Match {
    VariantId variant;
    std::uint32_t shared = 0;  // rows of words in common, of those that are looked at
  };
  // By variant; those that share enough to be compared.
  std::vector<Match> texts_like(const SectionText& text) const;

 private:
  struct Entry {
    WordHash row = 0;
    std::uint32_t variant = 0;
    friend auto operator<=>(const Entry&, const Entry&) = default;
  };
  std::vector<Entry> entries_;  // sorted, each once
};

}  // namespace waymark
