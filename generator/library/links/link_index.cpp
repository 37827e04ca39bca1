#include "library/links/link_index.h"

#include <algorithm>

#include "base/parallel_map.h"
#include "base/site_path.h"
#include "base/text.h"
#include "base/unicode.h"
#include "library/addresses/published_addresses.h"
#include "library/library.h"
#include "library/links/anchors.h"
#include "source/glob.h"

namespace waymark {
namespace {

bool is_glob(std::string_view pattern) { return pattern.find_first_of("*?[{!") != std::string_view::npos; }

void index_paths(Library& library) {
  LinkIndex& index = library.index;
  for (std::size_t i = 0; i < library.variants.size(); ++i) {
    const Variant& variant = library.variants[i];
    const SourceFile& file = library.sources->file(variant.compiled.source);
    index.by_place.emplace(file.path, VariantId{i});
  }
  for (const auto& [stem, article] : library.by_logical_path) {
    std::string folded = case_fold(stem);
    const std::string name(file_name_of(folded));
    index.by_file_name[name].push_back({.stem = stem, .folded = std::move(folded), .article = article});
  }
  for (auto& [name, paths] : index.by_file_name) {
    std::ranges::sort(paths, {}, &LinkIndex::Path::stem);  // the map above has no order
  }
}

void index_assets(Library& library) {
  LinkIndex& index = library.index;
  const std::vector<Asset>& assets = library.sources->assets();
  for (std::size_t i = 0; i < assets.size(); ++i) {
    const Asset& asset = assets[i];
    AssetPlace place{.asset = static_cast<std::uint32_t>(i)};
    if (!asset.locale.empty()) place.locale = library.config->find_locale(asset.locale);
    if (!asset.version.empty()) place.version = library.config->find_version(asset.version).value_or(VersionId{0});
    index.assets[asset.logical_path].push_back(place);
    index.folded_assets.emplace(case_fold(asset.logical_path), asset.logical_path);
    index.asset_places.emplace(asset.disk_path, asset.logical_path);
  }
}

void index_known_elsewhere(const Config& config, KnownElsewhere& known) {
  for (const std::string& entry : config.known_elsewhere) {
    if (is_glob(entry)) {
      known.globs.push_back(entry);
      continue;
    }
    known.listed.push_back(entry.starts_with("./") ? entry.substr(2) : entry);
    known.paths.insert(case_fold(known.listed.back()));
  }
}

}  // namespace

std::string_view stem_of(std::string_view path) {
  if (!is_article_path(path)) return path;
  return path.substr(0, path.size() - extension_of(path).size());
}

bool is_article_path(std::string_view path) {
  const std::string_view extension = extension_of(path);
  return iequals(extension, ".md") || iequals(extension, ".markdown");
}

bool KnownElsewhere::holds(std::string_view path) const {
  if (paths.empty() && globs.empty()) return false;
  while (path.ends_with('/')) path.remove_suffix(1);
  const std::string folded = case_fold(path);
  if (paths.contains(folded) || paths.contains(std::string(stem_of(folded)))) return true;
  for (const std::string_view index : {"/index.md", "/index.yml", "/index"}) {
    if (paths.contains(folded + std::string(index))) return true;
  }
  return std::ranges::any_of(globs, [&](const std::string& glob) { return glob_matches(glob, folded); });
}

void build_link_index(Library& library, std::size_t jobs) {
  index_paths(library);
  index_assets(library);
  for (std::size_t i = 0; i < library.config->retirements.size(); ++i) {
    library.index.retired_names.emplace(library.config->retirements[i].article, i);
  }
  library.index.published = published_prefixes(*library.config);
  index_known_elsewhere(*library.config, library.index.known_elsewhere);
  library.index.anchors = parallel_map<AnchorIndex>(
      library.variants.size(), jobs, [&](std::size_t i) { return index_anchors(library.variants[i].compiled); });
}

}  // namespace waymark
