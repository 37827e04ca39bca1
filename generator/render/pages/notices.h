#pragma once
// What stands above an article that is not the current text in the reader's language.

#include <vector>

#include "render/site_frame.h"

namespace waymark {

std::vector<PageNotice> notices_of(const SiteFrame& frame, const ArticlePage& page, const Here& here);

}  // namespace waymark
