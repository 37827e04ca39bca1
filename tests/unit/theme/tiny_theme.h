#pragma once
// The smallest theme that loads, for tests to break or extend.

#include <map>
#include <string>

#include "base/disk.h"
#include "theme/theme.h"

namespace waymark {

using ThemeFiles = std::map<std::string, std::string>;  // what an in-memory disk holds

// Below "theme/". Each layout is "<p>{{TITLE}}</p>".
ThemeFiles tiny_theme();
// A site's own files are below "mine/".
Result<Theme> load_theme(const ThemeFiles& files);
// What loading says, "" when it succeeds.
std::string load_message(const ThemeFiles& files);
// The article layout replaced by `layout`, rendered; the failure's message when it does not load.
std::string render_with(const std::string& layout, const Page& page);

}  // namespace waymark
