#pragma once
// redirects.yml beside site.yml: articles that end, or go on under another name.

#include <string>
#include <vector>

#include "base/disk.h"
#include "config/config.h"
#include "diagnostics/diagnostic.h"
#include "source/source_file.h"

namespace waymark {

// A list of {article, since, to}, and of {article, from, to, since} for sections. Does nothing when there is no such
// file.
void read_redirects(const Disk& disk, SourceSet& sources, Config& config, Diagnostics& diagnostics);

// Every key that an entry may have, sorted; what the manual is tested against.
std::vector<std::string> redirect_keys();

// Turns what since_name of retirements and of renamed sections says into versions, once these are known, and reports
// what is none.
void date_retirements(Config& config, Diagnostics& diagnostics);

}  // namespace waymark
