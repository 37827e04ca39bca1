#pragma once
// Pages at the addresses of articles that are no more, which lead on.

#include <vector>

#include "library/addresses/redirects.h"
#include "library/usages/view_redirects.h"
#include "render/site_frame.h"

namespace waymark {

// Of an address in a usage's view.
Page view_redirect_page(const SiteFrame& frame, const ViewRedirect& row);

std::vector<Page> redirect_pages(const SiteFrame& frame, const std::vector<RedirectRow>& rows);

}  // namespace waymark
