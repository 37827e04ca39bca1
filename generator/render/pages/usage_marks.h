#pragma once
// What an article's page says about usages: for whom its parts are, and in a view what is left out or takes the place
// of a choice.

#include <optional>
#include <string>
#include <vector>

#include "library/pages/page_sections.h"
#include "render/site_frame.h"

namespace waymark {

// A part of a piece's HTML that another text takes the place of; an empty part is where it is put in.
struct PieceEdit {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string html;
};

// Ordered by begin; they do not overlap. In a view, zones and tabs for others are left out, and a chooser becomes a
// line that says what is shown and leads on; elsewhere zones say for whom they are.
std::vector<PieceEdit> piece_edits(const SiteFrame& frame, const ArticlePage& page, SectionId section,
                                   const Here& here);

// Adds to each section's note for whom it is, where that is not for all that its parent is for. Not in a view, whose
// reader is one of them.
void add_usage_notes(const SiteFrame& frame, const ArticlePage& page, const PageSections& sections, const Here& here,
                     std::vector<std::string>& notes);

// For whom an article is that is not for everybody. Not in a view.
std::optional<PageNotice> usage_notice(const SiteFrame& frame, const ArticlePage& page, const Here& here);

// Where each usage has the page, or what takes its place: the target of the same chooser for that usage, else the start
// of its view. Sets the switch of `page`.
void set_usage_switch(const SiteFrame& frame, const ArticlePage& from, const Here& here, Page& page);

}  // namespace waymark
