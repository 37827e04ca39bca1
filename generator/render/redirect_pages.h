#pragma once
// Pages at the addresses of articles that are no more, which lead on.

#include <vector>

#include "render/redirect_rows.h"

namespace waymark {

std::vector<Page> redirect_pages(const SiteFrame& frame, const std::vector<RedirectRow>& rows);

}  // namespace waymark
