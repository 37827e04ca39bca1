#pragma once
// navigation/duplicate: an article, or a place in it, that one navigation lists twice for the same readers.

#include <vector>

#include "library/library.h"
#include "library/navigation/toc_files.h"

namespace waymark {

void check_repeated_nodes(const Library& library, Diagnostics& diagnostics);
void check_repeated_entries(const Library& library, const std::vector<TocFile>& files, Diagnostics& diagnostics);

}  // namespace waymark
