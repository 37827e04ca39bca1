#pragma once
// Which files of the disk a site is made of, as a watcher needs to know it.

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "serve/served_site.h"

namespace waymark {

struct WatchedPlaces {
  std::set<std::string> folders;   // with all below them
  std::set<std::string> files;     // single files elsewhere
  std::set<std::string> left_out;  // folders: what builds write
  friend bool operator==(const WatchedPlaces&, const WatchedPlaces&) = default;

  // Whether a change of the file at `path` may change the site. Paths are normalised as by join_disk_path().
  bool holds(std::string_view path) const;
  // Whether the folder is in one of `folders` and not left out.
  bool holds_folder(std::string_view path) const;
};

// Whether the normalised `path` is the folder or below it.
bool is_below(std::string_view path, std::string_view folder);

WatchedPlaces places_of(const ServedSite& site, const ServeSettings& settings);

// Names that editors and this program give to files for a moment, or keep for themselves: backups (a.md~), swap files
// (.a.md.swp), locks (.#a.md), the file 4913 by which vim finds out whether it may write. Whatever is hidden is no part
// of a site either.
bool is_passing_name(std::string_view name);

}  // namespace waymark
