#pragma once
// Finds and reads what the content roots hold.

#include <cstddef>

#include "base/disk.h"
#include "base/failure.h"
#include "config/config.h"
#include "diagnostics/diagnostic.h"
#include "source/source_file.h"

namespace waymark {

// Adds every article, include, navigation file and asset of `config.content` to `sources`, in order of path for any
// number of `jobs`. .md files that fit no layout are includes. Where site.yml lists no versions or locales, fills
// `config` with those found. Reports encoding/…, locale/unknown, version/unknown. Fails when a content root cannot be
// read, naming it.
Result<void> load_sources(Config& config, const Disk& disk, std::size_t jobs, SourceSet& sources,
                          Diagnostics& diagnostics);

}  // namespace waymark
