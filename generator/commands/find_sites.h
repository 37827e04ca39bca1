#pragma once
// Which sites a command line means.

#include <string>
#include <vector>

#include "base/disk.h"
#include "base/failure.h"

namespace waymark {

// `site`: a site.yml, a folder with one, or the name of a folder in site/. Empty: every site/*/site.yml of the working
// directory, in order of name. Fails, naming what was looked for and the nearest site, when there is none.
Result<std::vector<std::string>> find_sites(const std::string& site, const Disk& disk);

// The theme that comes with the program: themes/default in a folder above the executable, or
// share/waymark/themes/default beside bin/. Empty when it is in neither place.
std::string find_own_theme(const Disk& disk);

}  // namespace waymark
