#pragma once
// In which editions sections of a source text stand on the pages of translations.

#include <unordered_map>
#include <vector>

#include "library/pages/shown_editions.h"

namespace waymark {

struct LentSection {
  std::vector<Edition> in_force;  // whose readers get it on a translation's page
  EditionSet pages;               // those of them that are pages of their own
};

class LentSections {
 public:
  LentSections(const Library& library, VariantId source);
  // Null: no translation borrows it.
  const LentSection* find(SectionIndex section) const {
    const auto found = sections_.find(section);
    return found == sections_.end() ? nullptr : &found->second;
  }

 private:
  std::unordered_map<SectionIndex, LentSection> sections_;
};

}  // namespace waymark
