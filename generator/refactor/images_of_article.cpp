#include "refactor/images_of_article.h"

#include <algorithm>

#include "base/site_path.h"
#include "base/text.h"
#include "refactor/links.h"

namespace waymark {

std::set<std::string> own_assets(const Library& library, const std::set<SourceId>& sources) {
  std::set<std::string> own;
  std::set<std::string> shared;
  each_link(library, [&](const WrittenLink& link) {
    if (link.destination.kind != Destination::Kind::asset) return;
    (sources.contains(link.source) ? own : shared).insert(link.destination.path);
  });
  for (const std::string& path : shared) own.erase(path);
  return own;
}

void move_images(const Library& library, NewPlaces& places, Refactoring& refactoring) {
  std::set<SourceId> sources;
  for (const auto& [id, place] : places.files) sources.insert(id);
  const std::string old_folder(folder_of(places.old_name));
  const std::string new_folder(folder_of(places.new_name));
  const std::string old_last(file_name_of(places.old_name));
  const std::string new_last(file_name_of(places.new_name));
  for (const std::string& path : own_assets(library, sources)) {
    if (!old_folder.empty() && !path.starts_with(old_folder + "/")) continue;
    const std::string below = old_folder.empty() ? path : path.substr(old_folder.size() + 1);
    std::vector<std::string> segments;
    for (const std::string_view segment : split(below, '/')) segments.emplace_back(segment);
    for (std::size_t i = 0; i + 1 < segments.size(); ++i) {
      if (segments[i] == old_last) segments[i] = new_last;
    }
    const std::string after = (new_folder.empty() ? "" : new_folder + "/") + join(segments, "/");
    if (after == path) continue;
    bool moved = false;
    for (const Asset& asset : library.sources->assets()) {
      if (asset.logical_path != path || !asset.disk_path.ends_with(path)) continue;
      refactoring.moves.push_back(
          {asset.disk_path, asset.disk_path.substr(0, asset.disk_path.size() - path.size()) + after});
      moved = true;
    }
    if (moved) places.assets[path] = after;
  }
}

}  // namespace waymark
