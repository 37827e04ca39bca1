#pragma once
// The version switch of single sections: which other wordings each section of a page has, as links to them.

#include <vector>

#include "library/pages/page_sections.h"
#include "render/site_frame.h"

namespace waymark {

std::vector<PageSectionWordings> section_wordings(const SiteFrame& frame, const ArticlePage& page,
                                                  const PageSections& sections, const Here& here);

}  // namespace waymark
