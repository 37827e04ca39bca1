#pragma once
// What stands below the heading of a section about its history: on current pages that it is new or changed, on older
// ones where it is today. A page where that would stand nearly everywhere says it once instead.

#include <optional>
#include <string>
#include <vector>

#include "library/pages/page_sections.h"
#include "render/site_frame.h"

namespace waymark {

// Less is a comma, a letter's case or a mended typing error: true of about one word in fifty.
constexpr double least_change = 0.02;

enum class Mark : std::uint8_t { none, added, changed };

// Of a wording, by its place in the history, against the one before.
// Whether readers should be told of it.
bool is_worth_telling(const Library& library, const SectionHistory& history, std::size_t wording);
// Whether the title has another letter or digit: capitals and punctuation are no new title.
bool is_renamed(const Library& library, const SectionHistory& history, std::size_t wording);
// Whether it moved, and not just the section it stands in.
bool moved_by_itself(const Library& library, const SectionWording& wording);

struct PageMarks {
  std::vector<Mark> sections;  // by PageSections::shown
  // Instead of them: the article is new, or changed nearly everywhere.
  Mark page = Mark::none;
  std::optional<VersionId> only;  // of all changes; null: they came in several versions
};

// Of the versions after `oldest`, up to the page's own.
PageMarks find_marks(const Library& library, const ArticlePage& page, const PageSections& sections, VersionId oldest);

struct SectionNotes {
  std::vector<std::string> html;     // by PageSections::shown; empty where there is nothing to say
  std::optional<PageNotice> notice;  // for the whole page
};

SectionNotes section_notes(const SiteFrame& frame, const ArticlePage& page, const PageSections& sections,
                           const Here& here);

}  // namespace waymark
