#pragma once
// The sections that a view leaves out.

#include <vector>

#include "library/pages/page_sections.h"
#include "render/site_frame.h"

namespace waymark {

// Takes out what is not for the view's usage. The ids of what went lead to the section that the view shows instead, of
// the same title in the zone of its own reader; where there is none, to an entry at the page's end.
std::vector<PageHidden> hide_sections(const SiteFrame& frame, const ArticlePage& page, const Here& here,
                                      PageSections& sections);

}  // namespace waymark
