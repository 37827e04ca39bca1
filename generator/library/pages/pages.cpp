#include "library/pages/pages.h"

#include <algorithm>
#include <unordered_set>

#include "base/failure.h"
#include "base/site_path.h"
#include "base/unicode.h"
#include "library/pages/page_addresses.h"
#include "library/pages/page_index.h"

namespace waymark {
namespace {

class PageBuilder {
 public:
  PageBuilder(Library& library, Diagnostics& diagnostics)
      : library_(library), stems_(page_stems(library, diagnostics)), current_(library.current_version()) {}

  void add_complete_edition(Edition edition) {
    for (std::size_t i = 0; i < library_.articles.size(); ++i) {
      const auto shown = library_.in_force(ArticleId{i}, edition);
      if (!shown) continue;
      add({.article = ArticleId{i},
           .edition = edition,
           .variant = shown->variant,
           .archive = edition.version != current_,
           .fallback = shown->fallback});
      if (edition.version == current_ && !shown->fallback) shown_now_.insert(shown->variant);
    }
  }

  // One page for each wording that its own locale shows no more.
  void add_superseded_wordings() {
    for (std::size_t i = 0; i < library_.variants.size(); ++i) {
      if (shown_now_.contains(VariantId{i})) continue;
      const Variant& variant = library_.variants[i];
      add({.article = variant.article,
           .edition = {variant.locale, variant.version},
           .variant = VariantId{i},
           .archive = true});
    }
  }

  void finish() {
    std::ranges::sort(library_.pages, {}, &ArticlePage::path);
    for (std::size_t i = 0; i < library_.pages.size(); ++i) {
      const ArticlePage& page = library_.pages[i];
      library_.page_index.emplace(page_key(page.article, page.edition), static_cast<PageIndex>(i));
    }
  }

 private:
  void add(ArticlePage page) {
    const auto path = SitePath::from(edition_folder(library_, page.edition) + stems_[page.article.index()] + ".html");
    check(path.has_value(), "the address of an article is a path inside the site");
    page.path = *path;
    library_.pages.push_back(std::move(page));
  }

  Library& library_;
  std::vector<std::string> stems_;
  VersionId current_;
  std::unordered_set<VariantId> shown_now_;
};

// The edition whose folder an asset's file belongs to: the current one of the source locale where the asset has no
// locale or version.
Edition asset_edition(const Library& library, const std::vector<AssetPlace>& places, const AssetPlace& place) {
  const LocaleId locale = place.locale.value_or(library.config->source_locale);
  const bool newest = std::ranges::none_of(
      places, [&](const AssetPlace& other) { return other.locale == place.locale && other.version > place.version; });
  return {locale, newest ? library.current_version() : place.version};
}

std::string with_number(const std::string& path, std::size_t number) {
  if (number == 1) return path;
  const std::size_t extension = path.size() - extension_of(path).size();
  return path.substr(0, extension) + "-" + std::to_string(number) + path.substr(extension);
}

// Assets keep their logical path below their edition's folder; the file that readers of the current source-locale
// edition get has the plain one. Where pages or other assets have that address, a number is added.
void build_asset_paths(Library& library) {
  std::unordered_set<std::string> taken{"index.html", "404.html", "sitemap.xml"};
  for (const ArticlePage& page : library.pages) taken.insert(case_fold(page.path.str()));
  const std::vector<Asset>& assets = library.sources->assets();
  library.asset_paths.resize(assets.size());

  std::vector<const std::string*> paths;
  for (const auto& [path, places] : library.index.assets) paths.push_back(&path);
  std::ranges::sort(paths, {}, [](const std::string* path) -> const std::string& { return *path; });
  for (const std::string* path : paths) {
    const std::vector<AssetPlace>& places = library.index.assets.at(*path);
    for (const AssetPlace& place : places) {
      const std::string wanted = edition_folder(library, asset_edition(library, places, place)) + *path;
      std::size_t number = 1;
      while (!taken.insert(case_fold(with_number(wanted, number))).second) ++number;
      const auto address = SitePath::from(with_number(wanted, number));
      check(address.has_value(), "the address of an asset is a path inside the site");
      library.asset_paths[place.asset] = *address;
    }
  }
}

}  // namespace

std::uint64_t page_key(ArticleId article, Edition edition) {
  return std::uint64_t{article.value} << 32 | std::uint64_t{edition.locale.value & 0xFFFFU} << 16 |
         (edition.version.value & 0xFFFFU);
}

std::optional<PageIndex> page_showing(const Library& library, VariantId id, Edition edition) {
  const auto page_at = [&](ArticleId article, Edition at) -> std::optional<PageIndex> {
    const auto found = library.page_index.find(page_key(article, at));
    if (found == library.page_index.end() || library.pages[found->second].variant != id) return std::nullopt;
    return found->second;
  };
  const Variant& variant = library.variant(id);
  const VersionId current = library.current_version();
  if (const auto page = page_at(variant.article, edition)) return page;
  if (const auto page = page_at(variant.article, {edition.locale, current})) return page;
  if (const auto page = page_at(variant.article, {variant.locale, current})) return page;
  return page_at(variant.article, {variant.locale, variant.version});
}

void build_pages(Library& library, Diagnostics& diagnostics) {
  PageBuilder builder(library, diagnostics);
  const bool all = library.config->version_pages == VersionPages::all;
  for (std::size_t locale = 0; locale < library.locale_count(); ++locale) {
    for (std::size_t version = all ? 0 : library.version_count() - 1; version < library.version_count(); ++version) {
      builder.add_complete_edition({LocaleId{locale}, VersionId{version}});
    }
  }
  if (!all) builder.add_superseded_wordings();
  builder.finish();
  build_asset_paths(library);
}

std::optional<AssetInForce> asset_in_force(const Library& library, const std::string& logical_path, Edition edition) {
  const auto found = library.index.assets.find(logical_path);
  if (found == library.index.assets.end()) return std::nullopt;
  const AssetPlace* best = nullptr;
  const auto newest_of = [&](std::optional<LocaleId> locale) {
    for (const AssetPlace& place : found->second) {
      if (place.locale != locale || place.version > edition.version) continue;
      if (best == nullptr || place.version > best->version) best = &place;
    }
    return best != nullptr;
  };
  if (newest_of(edition.locale) || newest_of(library.config->source_locale) || newest_of(std::nullopt)) {
    return AssetInForce{.asset = best->asset};
  }
  return AssetInForce{.asset = found->second.front().asset, .other_edition = true};
}

}  // namespace waymark
