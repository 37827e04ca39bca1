#pragma once
// Sets of editions, and which of them show a text.

#include <string>
#include <unordered_map>
#include <vector>

#include "library/library.h"

namespace waymark {

class EditionSet {
 public:
  EditionSet() = default;
  explicit EditionSet(const Library& library)
      : versions_(library.version_count()), holds_(library.version_count() * library.locale_count()) {}

  void insert(Edition edition) { holds_[index(edition)] = true; }
  bool contains(Edition edition) const { return holds_[index(edition)]; }
  bool empty() const;
  EditionSet& operator|=(const EditionSet& other);  // of the same library
  std::vector<Edition> editions() const;            // by locale, then version

 private:
  std::size_t index(Edition edition) const { return edition.locale.index() * versions_ + edition.version.index(); }

  std::size_t versions_ = 0;
  std::vector<bool> holds_;
};

struct ShownEditions {
  EditionSet in_force;  // in which the text is what a reader gets
  EditionSet pages;     // those of them that are pages of their own
};

// Where only the current edition and superseded wordings are pages, older editions of locales that fall back to this
// text show it nowhere and are left out.
ShownEditions shown_editions(const Library& library, VariantId variant);

// The editions in which each file that texts are made of is in force: an include's are those of all articles that
// include it.
std::unordered_map<SourceId, EditionSet> shown_files(const Library& library);

// Oldest and first declared first. A site without versions has no names for them.
std::vector<std::string> version_names(const Library& library, const EditionSet& editions);
std::vector<std::string> locale_tags(const Library& library, const EditionSet& editions);

}  // namespace waymark
