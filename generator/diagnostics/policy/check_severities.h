#pragma once
// Entries of site.yml's `severities` that can never hold.

#include <string>
#include <vector>

#include "diagnostics/policy/policy.h"

namespace waymark {

struct EditionNames {
  std::vector<std::string> versions;
  std::vector<std::string> locales;
};

// config/unused-severity, in the file `site`: globs that no file matches, versions and locales that the site does not
// have.
Diagnostics check_severities(const Policy& policy, SourceId site, const SourceSet& sources, const EditionNames& names);

}  // namespace waymark
