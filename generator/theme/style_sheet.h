#pragma once
// styles/ to one style sheet: in the order of the cascade layers, within a layer by name, each file inside its layer.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/failure.h"

namespace waymark {

// `styles`: path below styles/ → text. A file's layer is its first folder, or its name where it is in none:
// "parts/pager.css" is of "parts", "tokens.css" of "tokens". Fails when a file's layer is not declared.
Result<std::string> make_style_sheet(const std::map<std::string, std::string, std::less<>>& styles,
                                     const std::vector<std::string>& layers, const std::string& folder);

// Comments, indentation and blank lines go; strings and what stands in url(…) stay byte for byte.
std::string shrink_css(std::string_view css);

}  // namespace waymark
