#pragma once
// Which pages each usage has of its own, under /for/<usage>/.

#include "library/library.h"

namespace waymark {

// Sets ArticlePage::views: pages of complete editions, for the usages that the article is for and for which it has any
// text. The place of the home page is taken
// by the usage's own page. Needs find_scopes().
void find_views(Library& library);

// The views that each page would have if it showed what is current: of older wordings, what they had.
std::vector<UsageSet> views_when_current(const Library& library);

// Where a page of a view stands: "[<locale>/][v/<version>/]for/<usage>/<article>.html". `usage` is one of page.views.
SitePath view_path(const Library& library, const ArticlePage& page, UsageId usage);

}  // namespace waymark
