#pragma once
// "On this page": the headings of levels 2 and 3 that a page shows.

#include <vector>

#include "library/pages/page_sections.h"
#include "render/site_frame.h"
#include "theme/page.h"

namespace waymark {

// Empty for a single heading: it would be the page's title again. Headings in another language than the page's text say
// so.
std::vector<PageOutline> make_outline(const SiteFrame& frame, const PageSections& sections);

}  // namespace waymark
