#include "refactor/rewrite_links.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <utility>

#include "base/disk.h"
#include "base/escape.h"
#include "base/site_path.h"
#include "base/text.h"
#include "base/unicode.h"
#include "base/url.h"
#include "library/addresses/published_addresses.h"
#include "refactor/retarget.h"

namespace waymark {
namespace {

using Kind = Destination::Kind;

class LinkRewriter {
 public:
  LinkRewriter(const Library& library, const NewPlaces& places) : library_(library), places_(places) {}

  // The target as it must be written afterwards; null where it stays as it is.
  std::optional<std::string> target_after(const WrittenLink& link) const {
    const std::string_view written = text_of(library_, link);
    const std::string after = retarget(link, written);
    if (written.empty() || after == written) return std::nullopt;
    return after;
  }

  bool concerns(const WrittenLink& link) const {
    const Destination& to = link.destination;
    if (to.kind == Kind::article && to.article == places_.article) return true;
    if (to.kind == Kind::asset && places_.assets.contains(to.path)) return true;
    if (to.wording && places_.files.contains(library_.article(*to.wording).source)) return true;
    const auto moved = places_.files.find(link.source);
    return moved != places_.files.end() && folder_of(moved->second.logical_path) != folder_of(from_before(link));
  }

 private:
  std::string_view from_before(const WrittenLink& link) const {
    return library_.sources->file(link.source).logical_path;
  }
  std::string_view from_after(const WrittenLink& link) const {
    const auto moved = places_.files.find(link.source);
    return moved == places_.files.end() ? from_before(link) : std::string_view(moved->second.logical_path);
  }

  std::string retarget(const WrittenLink& link, std::string_view written) const {
    const Destination& to = link.destination;
    const std::string decoded = decoded_path_of(link);
    switch (to.kind) {
      case Kind::article:
        if (to.match == Destination::Match::published) return retarget_address(link, written);
        if (to.wording) return retarget_wording(link, written, decoded);
        return retarget_article(written, decoded, {from_before(link), from_after(link), to.path, article_after(to)});
      case Kind::asset:
        return retarget_path(link, written, decoded, to.path, asset_after(to.path));
      case Kind::elsewhere:
      case Kind::missing:
      case Kind::no_page:
      case Kind::retired:
        return retarget_path(link, written, decoded, "", "");
      case Kind::outside:
        return retarget_outside(written, from_before(link), from_after(link));
      default:
        return std::string(written);
    }
  }

  std::string_view article_after(const Destination& to) const {
    if (to.article != places_.article) return to.path;
    const auto found = places_.articles.find(to.path);
    return found == places_.articles.end() ? std::string_view(to.path) : std::string_view(found->second);
  }

  std::string asset_after(const std::string& path) const {
    const auto found = places_.assets.find(path);
    return found == places_.assets.end() ? path : found->second;
  }

  // An address names the article by the end of one of its paths, or by its name. Where neither can be said in an
  // address any more, the link becomes one to the file.
  std::string retarget_address(const WrittenLink& link, std::string_view written) const {
    if (link.destination.article != places_.article) return std::string(written);
    const auto rest = below_published(library_.index.published, split_url(trim(link.target)), *library_.config);
    const std::string below = rest ? "/" + rest->path : "/";
    for (const auto& [before, after] : places_.articles) {
      if (("/" + case_fold(stem_of(before))).ends_with(below)) return retarget_published(written, before, after);
    }
    if (folder_of(places_.old_name) == folder_of(places_.new_name) || link.autolink || places_.articles.empty())
      return retarget_published(written, places_.old_name, places_.new_name);
    const std::string& after = places_.articles.rbegin()->second;
    const std::size_t hash = written.find('#');
    return retarget_article("x.md", "x.md", {"x.md", from_after(link), "x.md", after}) +
           std::string(hash == std::string_view::npos ? std::string_view() : written.substr(hash));
  }

  // One wording is named by its place on the disk.
  std::string retarget_wording(const WrittenLink& link, std::string_view written, std::string_view decoded) const {
    const SourceId to = library_.article(*link.destination.wording).source;
    const auto disk_after = [&](SourceId id) -> std::string_view {
      const auto moved = places_.files.find(id);
      return moved == places_.files.end() ? library_.sources->file(id).path : moved->second.disk_path;
    };
    return retarget_file(written, decoded,
                         {library_.sources->file(link.source).path, disk_after(link.source),
                          library_.sources->file(to).path, disk_after(to)});
  }

  // `before` and `after` are empty for what has no file: its path is understood from where the link stands.
  std::string retarget_path(const WrittenLink& link, std::string_view written, const std::string& decoded,
                            const std::string& before, const std::string& after) const {
    const bool from_root = decoded.starts_with("~/");
    const auto joined =
        from_root ? join_path("", std::string_view(decoded).substr(2)) : join_path(from_before(link), decoded);
    if (!joined || (!before.empty() && case_fold(*joined) != case_fold(before)))
      return retarget_outside(written, from_before(link), from_after(link));
    // The letter case that was written stays: whether it is right is another matter.
    const std::string& to = before == after ? *joined : after;
    return retarget_file(written, decoded, {from_before(link), from_after(link), *joined, to});
  }

  const Library& library_;
  const NewPlaces& places_;
};

}  // namespace

std::size_t rewrite_links(const Library& library, const NewPlaces& places,
                          const std::function<bool(const WrittenLink&)>& applies, Refactoring& refactoring) {
  const LinkRewriter rewriter(library, places);
  using Place = std::pair<SourceId, Span>;
  std::map<Place, std::string> wanted;
  std::set<Place> refused;
  std::set<Place> unreadable;
  each_link(library, [&](const WrittenLink& link) {
    if (!rewriter.concerns(link)) return;
    const Place place{link.source, link.span};
    if (text_of(library, link).empty()) {
      unreadable.insert(place);
      return;
    }
    if (wanted.contains(place) && refused.contains(place)) return;
    const auto after = rewriter.target_after(link);
    if (!after) return;
    if (link.destination.kind == Kind::article && link.destination.article == places.article && !applies(link))
      refused.insert(place);
    wanted[place] = *after;
  });
  for (const auto& [place, target] : wanted) {
    if (refused.contains(place)) continue;
    // Each place is there once already, and there may be one for every article of a site.
    refactoring.edits.push_back({.source = place.first, .span = place.second, .replacement = target});
    ++refactoring.links;
  }
  for (const Place& place : unreadable) {
    refactoring.notes.push_back(fmt::format("the target at {} cannot be rewritten; do so by hand",
                                            place_of(library.sources->file(place.first), place.second)));
  }
  return refused.size();
}

void rewrite_includes(const Library& library, const NewPlaces& places, Refactoring& refactoring) {
  std::set<SourceId> files;
  for (const auto& [id, place] : places.files) files.insert(id);
  for (const Variant& variant : library.variants) {
    const std::vector<SourceId>& includes = variant.compiled.includes;
    if (std::ranges::none_of(includes, [&](SourceId id) { return places.files.contains(id); })) continue;
    files.insert(variant.compiled.source);
    files.insert(includes.begin(), includes.end());
  }
  for (const SourceId id : files) {
    const SourceFile& file = library.sources->file(id);
    const auto moved = places.files.find(id);
    const std::string_view from_after =
        moved == places.files.end() ? std::string_view(file.logical_path) : moved->second.logical_path;
    for (const WrittenInclude& include : includes_in(file)) {
      const std::string decoded = replace_all(percent_decode(include.path), "\\", "/");
      const auto joined = decoded.starts_with("~/") ? join_path("", std::string_view(decoded).substr(2))
                                                    : join_path(file.logical_path, decoded);
      if (!joined) continue;
      const auto to = places.articles.find(*joined);
      const std::string_view written =
          std::string_view(file.text).substr(include.span.begin, include.span.end - include.span.begin);
      const std::string after =
          retarget_file(written, decoded,
                        {file.logical_path, from_after, *joined, to == places.articles.end() ? *joined : to->second});
      if (after != written) add_edit(refactoring, {.source = id, .span = include.span, .replacement = after});
    }
  }
}

}  // namespace waymark
