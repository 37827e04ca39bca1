#pragma once
// The entries at a page's end for sections that older wordings had and the page has no more.

#include <vector>

#include "library/pages/page_sections.h"
#include "render/site_frame.h"

namespace waymark {

std::vector<PageRemoved> removed_sections(const SiteFrame& frame, const ArticlePage& page,
                                          const std::vector<RemovedSection>& removed, const Here& here);

}  // namespace waymark
