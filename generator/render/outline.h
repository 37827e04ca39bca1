#pragma once
// "On this page": an article's headings of levels 2 and 3.

#include <vector>

#include "article/article.h"
#include "theme/page.h"

namespace waymark {

// Empty for a single heading: it would be the page's title again.
std::vector<PageOutline> make_outline(const Article& article);

}  // namespace waymark
