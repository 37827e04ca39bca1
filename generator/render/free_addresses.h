#pragma once
// Addresses for pages that no article is behind: they give way to those of articles and files.

#include <string>
#include <unordered_set>

#include "base/site_path.h"
#include "library/library.h"

namespace waymark {

// Addresses of articles' pages, of files and of redirects, without letter case.
std::unordered_set<std::string> taken_addresses(const Library& library);

// "<stem>.html", with a number where that is taken; it is taken from then on.
SitePath free_address(const std::string& stem, std::unordered_set<std::string>& taken);

}  // namespace waymark
