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

using FormerNames = std::unordered_map<std::string_view, std::vector<std::string_view>>;  // by the name that follows

FormerNames former_names(const std::vector<Retirement>& retirements) {
  FormerNames names;
  for (const Retirement& retirement : retirements) {
    const std::string_view successor = retirement.successor;
    if (!successor.empty()) names[successor.substr(0, successor.find('#'))].push_back(retirement.article);
  }
  return names;
}

// All names that an article had before it moved, the newest first.
std::vector<std::string_view> names_before(const FormerNames& former, std::string_view name) {
  std::vector<std::string_view> names{name};
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto found = former.find(names[i]);
    if (found == former.end()) continue;
    for (const std::string_view before : found->second) {
      if (std::ranges::find(names, before) == names.end()) names.push_back(before);
    }
  }
  names.erase(names.begin());
  return names;
}

// Links follow an article that moves here, also in the versions and locales that have no text of it: there it is still
// known by its former name.
void follow_known_elsewhere(const Library& library, KnownElsewhere& known) {
  if (known.paths.empty() && known.globs.empty()) return;
  const FormerNames former = former_names(library.config->retirements);
  for (const auto& [stem, article] : library.by_logical_path) {
    const std::string& name = library.entry(article).name;
    if (!former.contains(name) || !stem.ends_with(name) || known.holds(stem + ".md")) continue;
    const std::string folder = stem.substr(0, stem.size() - name.size());
    for (const std::string_view before : names_before(former, name)) {
      std::string path = folder + std::string(before) + ".md";
      if (!known.holds(path)) continue;
      known.former.emplace(case_fold(stem + ".md"), std::move(path));
      break;
    }
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
  if (former.contains(folded) || paths.contains(folded) || paths.contains(std::string(stem_of(folded)))) return true;
  for (const std::string_view index : {"/index.md", "/index.yml", "/index"}) {
    if (paths.contains(folded + std::string(index))) return true;
  }
  return std::ranges::any_of(globs, [&](const std::string& glob) { return glob_matches(glob, folded); });
}

std::string_view KnownElsewhere::known_path(std::string_view path) const {
  if (former.empty()) return path;
  const auto found = former.find(case_fold(path));
  return found == former.end() ? path : found->second;
}

void build_link_index(Library& library, std::size_t jobs) {
  index_paths(library);
  index_assets(library);
  for (std::size_t i = 0; i < library.config->retirements.size(); ++i) {
    library.index.retired_names.emplace(library.config->retirements[i].article, i);
  }
  library.index.published = published_prefixes(*library.config);
  index_known_elsewhere(*library.config, library.index.known_elsewhere);
  follow_known_elsewhere(library, library.index.known_elsewhere);
  library.index.anchors = parallel_map<AnchorIndex>(
      library.variants.size(), jobs, [&](std::size_t i) { return index_anchors(library.variants[i].compiled); });
}

}  // namespace waymark
