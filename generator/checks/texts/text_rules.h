#pragma once
// Rules about one text by itself, one file each: what its headings, links and pictures say. They see every text of the
// site; files that only lead elsewhere are left out by the caller.

#include "diagnostics/diagnostic.h"
#include "library/library.h"

namespace waymark {

void check_heading_order(const Library& library, VariantId text, Diagnostics& diagnostics);
void check_several_h1(const Library& library, VariantId text, Diagnostics& diagnostics);
void check_empty_headings(const Library& library, VariantId text, Diagnostics& diagnostics);
void check_duplicate_headings(const Library& library, VariantId text, Diagnostics& diagnostics);
void check_vague_links(const Library& library, VariantId text, Diagnostics& diagnostics);
void check_bare_urls(const Library& library, VariantId text, Diagnostics& diagnostics);
void check_missing_alt_texts(const Library& library, VariantId text, Diagnostics& diagnostics);
void check_file_name_alt_texts(const Library& library, VariantId text, Diagnostics& diagnostics);
void check_duplicate_alt_texts(const Library& library, VariantId text, Diagnostics& diagnostics);

}  // namespace waymark
