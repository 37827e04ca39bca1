#pragma once
// Entries of navigation that lead to an article which ends: they go, or stay as the group that they were, too.

#include <functional>

#include "library/library.h"
#include "library/navigation/toc_files.h"
#include "refactor/refactoring.h"
#include "refactor/site_mentions.h"

namespace waymark {

// In TOC.md and toc.yml. `applies` says in which files.
void remove_toc_entries(const Library& library, ArticleId article, const std::function<bool(const TocFile&)>& applies,
                        Refactoring& refactoring);

// In site.yml: `mention` is of the kind `navigation`.
void remove_navigation_entry(const Library& library, const SiteMention& mention, Refactoring& refactoring);

}  // namespace waymark
