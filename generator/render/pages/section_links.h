#pragma once
// Links to a section in one of its wordings, by the anchor that wording has.

#include <optional>
#include <string>

#include "library/library.h"
#include "render/site_frame.h"

namespace waymark {

// The page of a wording for readers of `locale`, and the section's anchor on it; empty when no page shows it.
std::string url_of_wording(const SiteFrame& frame, const SectionWording& wording, LocaleId locale, const Here& here);
// The section as a reader of `edition` finds it; null when no page of the edition has it.
struct FoundSection {
  std::string url;
  const SectionWording* wording = nullptr;
};
std::optional<FoundSection> section_in_edition(const SiteFrame& frame, const SectionHistory& history, Edition edition,
                                               const Here& here);
// A link to the section where `edition` has it, else to its place on the history page. Its text is the section's title,
// its note the article's when that is not `own`.
std::optional<PageLink> section_link(const SiteFrame& frame, const SectionHistory& history, Edition edition,
                                     ArticleId own, const Here& here);
// Sections that hold at `version` what a section said that is gone, best first; through others that are gone as well.
// Of a translation that went on in articles it does not have, those of the source language that stand in for them.
std::vector<HistoryIndex> places_at(const Library& library, const SectionHistory& history, VersionId version);
// Where the matter of a section that is gone can be read; empty when nobody knows.
struct Places {
  std::string text;  // words before the links
  std::vector<PageLink> links;
};
Places places_of(const SiteFrame& frame, const SectionHistory& history, Edition edition, const Here& here);

// The title of a section; of the text before the first heading, or of a heading without words, the article's.
std::string section_title(const Library& library, SectionId id);
// The section's entry on the history page; empty without one.
std::string history_url(const SiteFrame& frame, const SectionHistory& history, const Here& here);

}  // namespace waymark
