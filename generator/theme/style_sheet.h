#pragma once
// styles/ to one style sheet: in the order of the cascade layers, within a layer by name, each file inside its layer.

#include <string>
#include <string_view>
#include <vector>

#include "base/failure.h"
#include "theme/theme_folders.h"

namespace waymark {

// `styles`: by path below styles/. A file's layer is its first folder, or its name where it is in none:
// "parts/pager.css" is of "parts", "tokens.css" of "tokens". Fails when a file's layer is not declared, and, with file,
// line and column, when a file would spoil those behind it: by a brace, text or comment that does not end.
Result<std::string> make_style_sheet(const ThemeSources& styles, const std::vector<std::string>& layers);

// Comments, indentation and blank lines go; strings and what stands in url(…) stay byte for byte.
std::string shrink_css(std::string_view css);

}  // namespace waymark
