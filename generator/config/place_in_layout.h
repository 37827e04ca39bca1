#pragma once
// Where a path puts a file: locale, version, article, and the path that links are resolved against.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/config.h"

namespace waymark {

struct PathPlace {
  std::string locale;  // as configured, or canonical where site.yml lists none
  std::string version;
  std::string article;  // empty for what is no article
  std::string logical_path;
  std::string unknown_locale;  // what stands where the layout wants a locale and is none
  std::string unknown_version;
};

// The layouts of one content root, read against the locales and versions known so far.
class PathPlacer {
 public:
  PathPlacer(const Config& config, const ContentRoot& root);

  // The first layout that fits and names a known locale and version; else the first that fits, with what is unknown. A
  // layout without a locale does not take what an earlier one shows to be in an undeclared locale. Null when none fits.
  std::optional<PathPlace> place_article(std::string_view path) const;
  // For assets, includes and navigation files: as much of a layout's leading folders as fits. Never unknown.
  PathPlace place_other(std::string_view path) const;

 private:
  std::string known_locale(std::string_view folder) const;  // empty: none
  std::string known_version(std::string_view folder) const;
  bool looks_like_locale(std::string_view folder) const;
  PathPlace leading_folders(const Layout& layout, std::string_view path) const;

  const Config& config_;
  const ContentRoot& root_;
  bool default_layouts_ = false;
  std::vector<Layout> layouts_;
};

}  // namespace waymark
