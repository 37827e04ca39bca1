#pragma once
// The files of a theme: those of a folder that is whole, and in place of some of them those of the same name that a
// site has in a folder of its own.

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "base/disk.h"
#include "base/failure.h"

namespace waymark {

struct ThemeSource {
  std::string text;    // without byte order mark and carriage returns
  std::string place;   // as messages name the file: "themes/default/parts/pager.html"
  bool own = false;    // of the site's folder
  bool added = false;  // of a name that the whole theme has not
};
using ThemeSources = std::map<std::string, ThemeSource, std::less<>>;  // by path below the folder

struct ThemeFolders {
  ThemeSources files;  // an empty own file stands there empty: it takes the piece away
  // The site's files of strings/ that hold something: their texts take the place of single ones.
  ThemeSources own_strings;
};

// `own_folder` may be empty. Fails when a folder cannot be read, a file is too big or no UTF-8, or the site's folder
// has something that no theme has, and says what may have been meant.
Result<ThemeFolders> read_theme_folders(const std::string& folder, const std::string& own_folder, const Disk& disk);

// The files below `folder/` whose names end in `extension`, by path below it.
ThemeSources theme_files_below(const ThemeSources& files, std::string_view folder, std::string_view extension);

bool is_empty(const ThemeSource& file);
// "place:line:column: what", for the byte at `offset`.
std::unexpected<Failure> fail_in(const ThemeSource& file, std::size_t offset, const std::string& what);

}  // namespace waymark
