#pragma once
// How each translation stands against the source locale's texts: which one it was made from, what has changed or been
// added there since, and which sections are shown in the source language because the translation lacks them.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/ids.h"
#include "library/translations/translation_alignment.h"

namespace waymark {

class Library;

// A section of the source text, shown on the translation's page.
struct BorrowedSection {
  SectionIndex section = 0;  // of the source text
  SectionIndex after = 0;    // it stands behind this section of the translation
  std::uint8_t level = 0;    // of its heading there
};

// A translation against one source text, while both are in force.
struct SourceComparison {
  VariantId source;
  VersionId since;
  VersionId last;                            // inclusive
  std::vector<SectionIndex> translation_of;  // per section of the source text; no_index: missing
  std::vector<SectionIndex> outdated;        // sections of the source text, ascending: another wording than translated
  // Enough of both texts belongs together that what is missing can be told, and put in its place.
  bool covers = false;
  std::vector<SectionIndex> missing;      // those of level 2 and below, ascending, that have no counterpart
  std::vector<BorrowedSection> borrowed;  // of those, in the order they are shown
  std::vector<SectionIndex> lent;         // the same, ascending
};

struct Translation {
  std::optional<VariantId> original;  // the source text it was made from; null: there is none
  bool older = false;                 // `original` is no newer than the translation, so that changes since can be told
  bool exact = false;                 // nothing says that it was made from another text than `original`
  TranslationAlignment alignment;     // against the original
  std::vector<SourceComparison> comparisons;  // by version
  // What the source locale calls the sections, as far as the translation has no such id: id and section, by id.
  std::vector<std::pair<std::string, SectionIndex>> source_anchors;
};

// Fills Library::translations; needs the histories. Entries of the source locale's own texts stay empty.
void build_translations(Library& library, std::size_t jobs);

// The versions in which the source locale has written another text for what the translation's section was made from, up
// to that of `comparison`; empty where it says the same as then.
std::vector<VersionId> changes_since(const Library& library, VariantId translation, const SourceComparison& comparison,
                                     SectionIndex source_section);

// Whether two locales are of one language: regional texts differ on purpose.
bool same_language(const Library& library, LocaleId a, LocaleId b);

// The comparison that holds at `version`; null when no source text is in force there.
const SourceComparison* comparison_at(const Library& library, VariantId translation, VersionId version);

// What the page of `translation` has at an id of the source locale's texts that it has not itself.
struct SourceAnchor {
  VariantId text;
  SectionIndex section = 0;  // of `text`: the translation, or the source text it borrows from
};
std::optional<SourceAnchor> find_source_anchor(const Library& library, VariantId translation, VersionId version,
                                               std::string_view id);

}  // namespace waymark
