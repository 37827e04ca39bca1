#pragma once
// A site on disk up to the link stage: what the program knows of it before any page is made.

#include <memory>
#include <string>

#include "base/failure.h"
#include "library/library.h"

namespace waymark {

struct LinkedSite {
  Config config;
  SourceSet sources;
  Diagnostics diagnostics;
  Library library;  // points into config and sources: a LinkedSite is not moved
};

Result<std::unique_ptr<LinkedSite>> link_site(const std::string& site_file);

}  // namespace waymark
