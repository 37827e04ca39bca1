#pragma once
// The addresses of pages about changes, for those who keep a list of all addresses: What's new and histories.

#include "library/addresses/site_addresses.h"
#include "render/history/article_histories.h"

namespace waymark {

std::vector<SiteAddress> change_addresses(const Library& library, const ArticleHistories& histories);

}  // namespace waymark
