#pragma once
// No anchor is ever lost: what older texts of a page's article, the source locale's texts and articles that became part
// of it called their sections goes on working on the page.

#include "library/pages/page_sections.h"

namespace waymark {

// Fills ShownSection::kept_anchors and PageSections::removed, once `shown` is what the page shows. A page of a
// superseded wording at an address of its own never had other anchors than its own and gets none.
void keep_anchors(const Library& library, const ArticlePage& page, PageSections& sections);

// Every id on the page that a link may end in, sorted.
std::vector<std::string> page_anchors(const Library& library, const PageSections& sections);

}  // namespace waymark
