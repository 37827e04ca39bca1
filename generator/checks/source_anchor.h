#pragma once

#include "library/library.h"

namespace waymark {

// Reports locale/anchor-differs: a section of a translation that none of the source text's anchors leads to by itself;
// and anchor/damaged where its written anchor is nearly that of the source text. Titles of articles are left alone:
// nobody links to them by their anchor.
void check_source_anchors(const Library& library, Diagnostics& diagnostics);

}  // namespace waymark
