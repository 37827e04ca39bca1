#pragma once
// Titles as readers see them.

#include <string>
#include <string_view>
#include <vector>

#include "library/library.h"

namespace waymark {

// `title` without the site names at its end that `suffixes` (Config::title_suffixes) lists: "Sign in | Microsoft Docs"
// is "Sign in". The mark before a name ("|", "-", "–", "—", ":" ) may have blanks round it or none; letter case is
// ignored; several suffixes in a row all go. A title that would vanish stays.
std::string strip_title_suffixes(std::string_view title, const std::vector<std::string>& suffixes);

// What an article is called on pages: its title without the site names that published copies carry; its name where it
// has none.
std::string article_title(const Library& library, VariantId variant);

}  // namespace waymark
