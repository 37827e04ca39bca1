#pragma once
// An article's page: current, in another language, or an older wording. Also the home page where an article is that.

#include "render/site_frame.h"

namespace waymark {

// `view`: as that usage sees it; one of page.views.
Page article_page(const SiteFrame& frame, const ArticlePage& page, std::optional<UsageId> view = {});

}  // namespace waymark
