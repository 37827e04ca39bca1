#pragma once
// `render` works on one file outside any site; this finds the files it includes.

#include <string>

#include "base/disk.h"
#include "source/source_file.h"

namespace waymark {

// Adds the article and, over and over, every file that an include token in one of them names. Files are looked for
// below the working directory when the article is below it, else below the article's folder; never outside.
SourceId add_with_includes(const std::string& file, std::string text, const Disk& disk, SourceSet& sources);

}  // namespace waymark
