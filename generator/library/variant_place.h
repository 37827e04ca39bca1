#pragma once
// Which version and locale one file is of, and the name of its article.

#include <optional>
#include <string>

#include "library/library.h"

namespace waymark {

struct VariantPlace {
  std::string article;
  LocaleId locale;
  VersionId version;
};

// Version: front matter `version`, else the path's, else the newest declared version that is not newer than the file's
// date, else the current one. Locale: the path's, else front matter, else the source locale. Null for a file whose path
// names a locale that the site does not declare: it is nobody's text, and loading has said so.
std::optional<VariantPlace> place_variant(const Article& article, const Library& library, Diagnostics& diagnostics);

}  // namespace waymark
