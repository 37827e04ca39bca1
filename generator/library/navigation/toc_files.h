#pragma once
// The navigation files of a site, read once, and which of them hold in an edition.

#include <optional>
#include <string>
#include <vector>

#include "library/library.h"
#include "library/navigation/navigation.h"

namespace waymark {

struct TocFile {
  SourceId source;
  LocaleId locale;    // the source locale where the path names none
  VersionId version;  // the oldest where the path names none
  std::vector<TocEntry> entries;
};

// Ordered by logical path, then version. Leaves out files of a locale or version that the site does not declare.
std::vector<TocFile> read_toc_files(const Library& library, Diagnostics& diagnostics);

// Indices in `files`, ordered by logical path: of each folder the newest not newer than the edition, in the edition's
// own locale; in the source locale when its own has none.
std::vector<std::size_t> tocs_in_force(const Library& library, const std::vector<TocFile>& files, Edition edition);

// The one of `held` that an entry of `from` names by "sub/toc.yml", "sub/TOC.md" or "sub/"; null when it names none.
std::optional<std::size_t> named_toc(const Library& library, const std::vector<TocFile>& files,
                                     const std::vector<std::size_t>& held, const TocFile& from, std::string_view href);

// Does `href` have the form of a navigation file's name?
bool names_toc(std::string_view href);

}  // namespace waymark
