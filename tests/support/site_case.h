#pragma once
// The folders below tests/sites: each is a whole build.

#include <string>
#include <vector>

#include "support/memory_site.h"

namespace waymark {

// "<feature>/<case>" of every folder that holds a site/site.yml, sorted.
std::vector<std::string> site_cases();

// The case's site/ and content/ and the program's theme.
SiteFiles site_case_files(const std::string& name);

std::string site_case_folder(const std::string& name);

}  // namespace waymark
