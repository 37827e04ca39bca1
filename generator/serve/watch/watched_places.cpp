#include "serve/watch/watched_places.h"

#include <algorithm>

#include "base/disk.h"
#include "base/site_path.h"
#include "base/text.h"

namespace waymark {

bool is_below(std::string_view path, std::string_view folder) {
  if (folder == ".") return !path.starts_with('/') && path != ".." && !path.starts_with("../");
  if (folder == "/") return path.starts_with('/');
  return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

namespace {

bool is_below_any(std::string_view path, const std::set<std::string>& folders) {
  return std::ranges::any_of(folders, [&](const std::string& folder) { return is_below(path, folder); });
}

}  // namespace

bool WatchedPlaces::holds_folder(std::string_view path) const {
  return is_below_any(path, folders) && !is_below_any(path, left_out);
}

bool WatchedPlaces::holds(std::string_view path) const {
  if (files.contains(std::string(path))) return true;
  if (is_below_any(path, left_out)) return false;
  return std::ranges::any_of(folders, [&](const std::string& folder) {
    if (!is_below(path, folder)) return false;
    // The folder itself may have any name.
    const std::string_view below = folder == "." ? path : path.substr(folder.size());
    return std::ranges::none_of(split(below, '/'),
                                [](std::string_view part) { return !part.empty() && is_passing_name(part); });
  });
}

bool is_passing_name(std::string_view name) {
  if (name.empty() || name.starts_with('.') || name.ends_with('~') || name == "4913") return true;
  if (name.starts_with('#') && name.ends_with('#')) return true;
  for (const std::string_view end : {".swp", ".swo", ".swx", ".tmp", ".bak", "___jb_tmp___", "___jb_old___"}) {
    if (name.ends_with(end)) return true;
  }
  return false;
}

WatchedPlaces places_of(const ServedSite& site, const ServeSettings& settings) {
  WatchedPlaces places;
  const auto folder = [&](const std::string& path) {
    if (!path.empty()) places.folders.insert(join_disk_path("", path));
  };
  const auto file = [&](const std::string& path) { places.files.insert(join_disk_path("", path)); };
  const std::string site_file = join_disk_path("", settings.site_file);
  const std::string above(folder_of(site_file));
  // Lists that belong to site.yml stand beside it, some by a name that is hidden.
  file(site_file);
  for (const char* beside :
       {"redirects.yml", "baseline.yml", "addresses.lock", "zone-pivot-groups.yml", ".openpublishing.redirection.json"})
    file(above.empty() ? beside : above + "/" + beside);
  folder(settings.theme_folder);
  for (const SourceFile& source : site.report.sources.files()) {
    if (source.kind == SourceKind::config || source.path.contains("/.") || source.path.starts_with('.'))
      file(source.path);
  }
  const Config& config = site.config;
  for (const ContentRoot& root : config.content) {
    folder(root.folder);
    if (root.path_map) file(root.path_map->file);
  }
  folder(config.static_folder);
  folder(config.theme);
  for (const RedirectionList& list : config.redirection_lists) file(list.file);
  if (!config.output.empty()) places.left_out.insert(join_disk_path("", config.output));
  return places;
}

}  // namespace waymark
