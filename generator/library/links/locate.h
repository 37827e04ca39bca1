#pragma once
// Reference → Destination: what an author's link names, whoever reads it.

#include "library/library.h"
#include "library/links/destination.h"

namespace waymark {

// Needs the catalog and library.index.
Destination locate(const Library& library, const Reference& reference);

bool is_image(const Reference& reference);

// Fills library.destinations.
void locate_all(Library& library, std::size_t jobs);

// The file that makes `article` known as `stem` (compared without case when nothing else fits): its logical path,
// extension included.
std::string logical_path_of(const Library& library, ArticleId article, std::string_view stem);

}  // namespace waymark
