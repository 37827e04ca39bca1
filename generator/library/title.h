#pragma once
// Titles as readers see them.

#include <string>
#include <string_view>
#include <vector>

namespace waymark {

// `title` without the site names at its end that `suffixes` (Config::title_suffixes) lists: "Sign in | Microsoft Docs"
// is "Sign in". The mark before a name ("|", "-", "–", "—", ":" ) may have blanks round it or none; letter case is
// ignored; several suffixes in a row all go. A title that would vanish stays.
std::string strip_title_suffixes(std::string_view title, const std::vector<std::string>& suffixes);

}  // namespace waymark
