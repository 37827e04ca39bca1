#pragma once
// All articles → Library. The order of its steps is the order of the functions called in link.cpp.

#include "article/compile.h"
#include "library/library.h"

namespace waymark {

// Takes the compiled articles over. Reports link/…, image/…, version/…, locale/…, navigation/…, usage/… rules; one
// finding an author's mistake, listing the versions and locales in which it holds. `jobs` only changes how long it
// takes.
Library link(std::vector<Article> articles, const Config& config, const SourceSet& sources, std::size_t jobs,
             Diagnostics& diagnostics);

}  // namespace waymark
