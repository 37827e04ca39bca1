#pragma once
// sitemap.xml as sitemaps.org and Google's hreflang extension describe it.

#include <vector>

#include "output/output.h"
#include "render/site_frame.h"

namespace waymark {

// Every page that search engines should know, with its translations and the date its author gave it. Nothing without
// base_url. Over 50,000 addresses or 40 MB, the protocol's limits with room to spare, there are several files and an
// index.
std::vector<Output> sitemap(const SiteFrame& frame);

}  // namespace waymark
