#pragma once
// Which sections a page shows, in order, and which anchors must work on it.

#include <optional>
#include <string>
#include <vector>

#include "library/library.h"

namespace waymark {

struct ShownSection {
  SectionId id;            // of the page's own text, or of the source locale's
  bool borrowed = false;   // the translation lacks it; it is shown in the source language
  std::uint8_t level = 0;  // of its heading on this page; 0: as written
  // Ids beside the section's own that must lead here: what older wordings, merged articles and the source locale call
  // it. None is an id of the page otherwise.
  std::vector<std::string> kept_anchors;
};

// A section that older wordings had and this page has no more: a short entry at its end.
struct RemovedSection {
  HistoryIndex history = 0;
  std::vector<std::string> anchors;  // the ids that must lead to the entry; the first is the entry's own
};

struct PageSections {
  std::vector<ShownSection> shown;
  std::vector<RemovedSection> removed;
  std::optional<SectionId> footnotes;  // a section that is not shown, but for the footnotes at its end
};

// The sections that page_sections() has, without their anchors.
std::vector<ShownSection> shown_sections(const Library& library, const ArticlePage& page);

PageSections page_sections(const Library& library, const ArticlePage& page);

}  // namespace waymark
