#pragma once
// The page that shows what a search found: without a script it leads to the list of all articles.

#include "render/site_frame.h"

namespace waymark {

Page search_page(const SiteFrame& frame, Edition edition);

}  // namespace waymark
