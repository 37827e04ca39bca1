#pragma once
// Pictures and downloads that one article alone shows.

#include <set>
#include <string>

#include "library/library.h"
#include "refactor/refactoring.h"
#include "refactor/rewrite_links.h"

namespace waymark {

// Logical paths of the files that the given sources lead to and no other file does.
std::set<std::string> own_assets(const Library& library, const std::set<SourceId>& sources);

// Lets those of the article that moves go along: into its new folder, and from a folder of its name into one of its new
// name. Pictures beside other folders stay.
void move_images(const Library& library, NewPlaces& places, Refactoring& refactoring);

}  // namespace waymark
