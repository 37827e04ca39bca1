#pragma once
// Compiled articles → which article, version and locale each file is, and under which names articles are known.

#include "library/library.h"

namespace waymark {

// Fills library.variants, articles, by_name, by_logical_path and by_folded_logical_path. Needs library.config and
// sources. Reports version/undated, version/duplicate, version/unknown, locale/unknown, and what redirects.yml says of
// articles that do not exist.
void build_catalog(std::vector<Article> articles, Library& library, Diagnostics& diagnostics);

}  // namespace waymark
