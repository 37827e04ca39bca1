#pragma once
// Library + Theme → every Output of the site but the sources' own assets: article pages, home, usage pages, redirects,
// 404, sitemap.

#include <vector>

#include "output/output.h"
#include "render/site_frame.h"

namespace waymark {

// The pages are made when their outputs are written: `frame` must be there until then.
std::vector<Output> render_site(const SiteFrame& frame);

}  // namespace waymark
