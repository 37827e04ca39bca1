#pragma once
// Pages at the addresses of articles that are no more, which lead on.

#include <vector>

#include "library/addresses/redirects.h"
#include "render/site_frame.h"

namespace waymark {

std::vector<Page> redirect_pages(const SiteFrame& frame, const std::vector<RedirectRow>& rows);

}  // namespace waymark
