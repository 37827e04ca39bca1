#pragma once
// The home page of an edition that has no article for it: the site's title, its question, its contents.

#include "render/site_frame.h"

namespace waymark {

bool has_home_article(const SiteFrame& frame, Edition edition);
Page home_page(const SiteFrame& frame, Edition edition);

}  // namespace waymark
