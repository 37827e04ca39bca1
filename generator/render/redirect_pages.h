#pragma once
// Pages at the addresses of retired articles that lead on to what took their place.

#include <set>
#include <string>
#include <vector>

#include "render/site_frame.h"

namespace waymark {

// `taken`: paths that other pages have, case-folded; those keep them.
std::vector<Page> redirect_pages(const SiteFrame& frame, const std::set<std::string>& taken);

}  // namespace waymark
