#pragma once
// What a request for a file of the site is answered with.

#include <string>

#include "base/disk.h"
#include "serve/answers/answer.h"
#include "serve/served_site.h"

namespace waymark {

// What the page at an address is known by: changes when its bytes do, or its problem. `path` as path_below() gives it.
// Cheap enough to ask after every change.
std::string page_state(const ServedSite& site, const std::string& path, std::string_view root, const Disk& disk);

Answer answer_page(const ServedSite& site, const Asked& asked, std::string_view root, const Disk& disk);

}  // namespace waymark
