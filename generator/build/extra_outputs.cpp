#include "build/extra_outputs.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace waymark {

Result<void> append_extra_outputs(std::vector<Output>& outputs, const Library& library, const Theme& theme,
                                  const Disk& disk) {
  const std::vector<Asset>& assets = library.sources->assets();
  for (std::size_t i = 0; i < assets.size(); ++i) {
    outputs.push_back({.path = library.asset_paths[i], .copy_of = assets[i].disk_path});
  }
  // What searches is of no use to a site without a search.
  std::ranges::copy_if(theme.assets(), std::back_inserter(outputs), [&](const Output& asset) {
    return library.config->search.on || !asset.path.str().starts_with("assets/search.");
  });

  const std::string& folder = library.config->static_folder;
  if (folder.empty()) return {};
  auto files = disk.list(folder);
  if (!files) return std::unexpected(files.error());
  std::set<SitePath> replaced;
  std::vector<Output> copies;
  for (const FileEntry& file : *files) {
    auto path = SitePath::from(file.path);
    if (!path)
      return fail("the static file \"" + join_disk_path(folder, file.path) +
                  "\" has a name that no address can have; rename it");
    replaced.insert(*path);
    copies.push_back({.path = std::move(*path), .copy_of = join_disk_path(folder, file.path)});
  }
  std::erase_if(outputs, [&](const Output& output) { return replaced.contains(output.path); });
  outputs.insert(outputs.end(), std::make_move_iterator(copies.begin()), std::make_move_iterator(copies.end()));
  return {};
}

}  // namespace waymark
