#pragma once
// Library + Theme → every Output of the site but the sources' own assets: article pages, home, usage pages, redirects,
// 404, sitemap.

#include <vector>

#include "library/library.h"
#include "output/output.h"
#include "theme/theme.h"

namespace waymark {

std::vector<Output> render_site(const Library& library, const Theme& theme, std::size_t jobs);

}  // namespace waymark
