#pragma once
// What an article is called on pages.

#include <string>

#include "library/library.h"

namespace waymark {

// Its title without the site names that published copies carry; its name where it has none.
std::string article_title(const Library& library, VariantId variant);

}  // namespace waymark
