#pragma once
// .openpublishing.redirection.json: what a repository of Microsoft's documentation says of files that moved.

#include "base/disk.h"
#include "config/config.h"
#include "diagnostics/diagnostic.h"
#include "source/source_file.h"

namespace waymark {

// Adds what the lists of `config.redirection_lists` say to `config.retirements`; where site.yml names none, those that
// lie in a content folder or beside it. What redirects.yml says of an article stays.
void read_redirections(const Disk& disk, SourceSet& sources, Config& config, Diagnostics& diagnostics);

}  // namespace waymark
