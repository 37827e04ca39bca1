#pragma once
// Which file an include means: the one at the path it names, in the edition of the file that names it or the nearest
// there is.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "source/source_file.h"

namespace waymark {

// Same locale before the source locale, the newest version not newer than the including file's before others. Null when
// there is none.
std::optional<SourceId> find_include(const SourceFile& from, std::string_view path, const SourceSet& sources,
                                     const std::vector<std::string>& source_locale_names);

// A path that would have been found, as `from` would write it.
std::optional<std::string> nearest_include(const SourceFile& from, std::string_view path, const SourceSet& sources);

}  // namespace waymark
