#pragma once
// An article's page: current, in another language, or an older wording. Also the home page where an article is that.

#include "render/site_frame.h"

namespace waymark {

Page article_page(const SiteFrame& frame, const ArticlePage& page);

}  // namespace waymark
