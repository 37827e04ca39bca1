#pragma once
// site.yml to Config.

#include <string>

#include "base/disk.h"
#include "base/failure.h"
#include "config/config.h"
#include "diagnostics/diagnostic.h"
#include "source/source_file.h"

namespace waymark {

// Reads `site_file` (and redirects.yml beside it), adds both to `sources` so that findings can point into them, and
// reports what is wrong in config/… rules; the Config holds what could be read. Unknown keys propose the nearest known
// one. Fails only when the file cannot be read.
Result<Config> load_config(const std::string& site_file, const Disk& disk, SourceSet& sources,
                           Diagnostics& diagnostics);

// Every key that site.yml may hold, as dotted paths ("versions.pages", "usages[].words"), sorted; what the manual is
// tested against.
std::vector<std::string> config_keys();

}  // namespace waymark
