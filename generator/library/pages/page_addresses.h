#pragma once
// The addresses of pages: "[<locale>/][v/<version>/]<article>.html", relative to the site's root.

#include <string>
#include <vector>

#include "library/library.h"

namespace waymark {

// What each article is called in addresses, without extension: "index" for the home page, the article's name for the
// others, with a number where that is taken or kept for something else. No two are alike even without case. Reports
// those that got a number.
std::vector<std::string> page_stems(const Library& library, Diagnostics& diagnostics);

// "", "nl-nl/", "v/2015-06/", "nl-nl/v/2015-06/": the folder of an edition's pages and files.
std::string edition_folder(const Library& library, Edition edition);

// "search/nl-nl/", "search/nl-nl/2015-06/": the folder of an edition's search index, an older version's with its name.
// A site without locales has "search/en/".
std::string index_folder(const Library& library, Edition edition);

}  // namespace waymark
