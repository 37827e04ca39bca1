#include "library/links/locate_file.h"

#include <algorithm>

#include "base/disk.h"
#include "base/escape.h"
#include "base/site_path.h"
#include "base/text.h"
#include "base/unicode.h"
#include "library/links/locate.h"

namespace waymark {
namespace {

using Kind = Destination::Kind;
using Match = Destination::Match;

std::string decoded_path(std::string_view written) {
  std::string path = percent_decode(written);
  if (path.find('\0') != std::string::npos || !is_valid_utf8(path)) path = written;
  return replace_all(std::string(trim(path)), "\\", "/");
}

bool is_page_extension(std::string_view extension) { return iequals(extension, ".html") || iequals(extension, ".htm"); }

// Lookups of one path below the content root.
class FileLookup {
 public:
  FileLookup(const Library& library, std::string path, bool folder)
      : library_(library), index_(library.index), path_(std::move(path)), folder_(folder) {}

  // The first that answers wins: what is exactly there, then what is known to be published, then what is nearly there.
  std::optional<Destination> find() const {
    if (auto found = exact_article()) return found;
    if (auto found = exact_asset()) return found;
    if (auto found = folder_index()) return found;
    if (auto found = without_extension()) return found;
    if (auto found = known_elsewhere()) return found;
    if (auto found = other_case()) return found;
    if (!library_.sources->at_logical_path(path_).empty()) return Destination{.kind = Kind::no_page, .path = path_};
    return std::nullopt;
  }

 private:
  Destination to_article(ArticleId article, std::string_view stem, Match match) const {
    return {
        .kind = Kind::article, .match = match, .article = article, .path = logical_path_of(library_, article, stem)};
  }

  std::optional<ArticleId> article_at(const std::string& stem) const {
    const auto found = library_.by_logical_path.find(stem);
    if (found == library_.by_logical_path.end()) return std::nullopt;
    return found->second;
  }

  std::optional<Destination> exact_article() const {
    if (folder_ || !is_article_path(path_)) return std::nullopt;
    const std::string stem(stem_of(path_));
    const auto article = article_at(stem);
    if (!article) return std::nullopt;
    Destination found = to_article(*article, stem, Match::exact);
    // "x.MD" and "x.markdown" are no names of x.md but here.
    const std::string_view written = extension_of(path_);
    const std::string_view real = extension_of(found.path);
    if (written != real && !has_file(*article, path_))
      found.match = iequals(written, real) ? Match::other_case : Match::no_extension;
    return found;
  }

  bool has_file(ArticleId article, std::string_view path) const {
    return std::ranges::any_of(library_.entry(article).variants, [&](VariantId id) {
      return library_.sources->file(library_.article(id).source).logical_path == path;
    });
  }

  std::optional<Destination> exact_asset() const {
    if (folder_ || !index_.assets.contains(path_)) return std::nullopt;
    return Destination{.kind = Kind::asset, .path = path_};
  }

  // "guide/" and "guide" lead to guide/index.md, else to guide/README.md, as where repositories are shown; an article
  // of the folder's own name comes first when no slash is written.
  std::optional<Destination> folder_index() const {
    if (!folder_ && article_at(path_)) return std::nullopt;
    const std::string folder = path_.empty() ? "" : path_ + "/";
    for (const std::string_view name : {"index", "README", "readme"}) {
      const std::string stem = folder + std::string(name);
      if (const auto article = article_at(stem)) return to_article(*article, stem, Match::exact);
    }
    return std::nullopt;
  }

  std::optional<Destination> without_extension() const {
    if (const auto article = article_at(path_)) return to_article(*article, path_, Match::no_extension);
    const std::string_view extension = extension_of(path_);
    if (folder_ || !is_page_extension(extension)) return std::nullopt;
    const std::string stem = path_.substr(0, path_.size() - extension.size());
    if (const auto article = article_at(stem)) return to_article(*article, stem, Match::no_extension);
    return std::nullopt;
  }

  std::optional<Destination> known_elsewhere() const {
    const KnownElsewhere& known = index_.known_elsewhere;
    if (known.holds(path_)) return Destination{.kind = Kind::elsewhere, .path = path_};
    if (!known.holds(path_ + ".md")) return std::nullopt;
    return Destination{.kind = Kind::elsewhere, .match = Match::no_extension, .path = path_ + ".md"};
  }

  std::optional<Destination> other_case() const {
    const std::string folded = case_fold(path_);
    if (const auto asset = index_.folded_assets.find(folded); asset != index_.folded_assets.end() && !folder_) {
      return Destination{.kind = Kind::asset, .match = Match::other_case, .path = asset->second};
    }
    const auto& articles = library_.by_folded_logical_path;
    for (const std::string& stem : {std::string(stem_of(folded)), folded + "/index"}) {
      if (const auto found = articles.find(stem); found != articles.end()) {
        return to_article(found->second, stem, Match::other_case);
      }
    }
    return std::nullopt;
  }

  const Library& library_;
  const LinkIndex& index_;
  std::string path_;
  bool folder_;
};

// By the files' places on disk: "../2015-06/start.md" names the wording of that version.
std::optional<Destination> find_by_place(const Library& library, std::string_view folder, const std::string& relative) {
  const std::string place = join_disk_path(folder, relative);
  if (const auto found = library.index.by_place.find(place); found != library.index.by_place.end()) {
    const Variant& variant = library.variant(found->second);
    const std::string& path = library.sources->file(variant.compiled.source).logical_path;
    return Destination{.kind = Kind::article, .article = variant.article, .wording = found->second, .path = path};
  }
  if (const auto found = library.index.asset_places.find(place); found != library.index.asset_places.end()) {
    return Destination{.kind = Kind::asset, .path = found->second};
  }
  return std::nullopt;
}

// Is `end` the whole of `path` or its last segments?
bool is_end_of(std::string_view end, std::string_view path) {
  if (!path.ends_with(end)) return false;
  return path.size() == end.size() || path[path.size() - end.size() - 1] == '/';
}

// "../x.md" from a file at the root, kept with its leading "..": lists of what exists elsewhere may name such paths.
std::string path_above_root(std::string_view from, std::string_view relative) {
  std::string path(folder_of(from));
  if (!path.empty()) path += '/';
  path += relative;
  std::vector<std::string> segments;
  for (const std::string_view segment : split(path, '/')) {
    if (segment.empty() || segment == ".") continue;
    if (segment == ".." && !segments.empty() && segments.back() != "..") {
      segments.pop_back();
    } else {
      segments.emplace_back(segment);
    }
  }
  return join(segments, "/");
}

Destination retired_or_missing(const Library& library, const std::string& path) {
  for (const std::string_view name : {stem_of(path), file_name_of(stem_of(path))}) {
    if (const auto retired = library.index.retired_names.find(std::string(name));
        retired != library.index.retired_names.end()) {
      return {.kind = Kind::retired, .retirement = retired->second, .path = path};
    }
  }
  return {.kind = Kind::missing, .path = path};
}

}  // namespace

Destination locate_file(const Library& library, const SourceFile& from, std::string_view written) {
  const std::string relative = decoded_path(written);
  // "~/" is the content root (dialects, chapter 4).
  const bool from_root = relative.starts_with("~/");
  const std::optional<std::string> joined =
      from_root ? join_path("", std::string_view(relative).substr(2)) : join_path(from.logical_path, relative);
  if (!joined) {
    if (auto found = find_by_place(library, folder_of(from.path), relative)) return *std::move(found);
    const std::string above = path_above_root(from.logical_path, relative);
    if (library.index.known_elsewhere.holds(above)) return {.kind = Kind::elsewhere, .path = above};
    return {.kind = Kind::outside, .path = above};
  }
  const bool folder = relative.ends_with('/') || relative == "." || relative == ".." || relative.ends_with("/.") ||
                      relative.ends_with("/..");
  if (auto found = FileLookup(library, *joined, folder).find()) return *std::move(found);
  if (!from_root) {
    if (auto found = find_by_place(library, folder_of(from.path), relative)) return *std::move(found);
  }
  return retired_or_missing(library, *joined);
}

Destination locate_from_root(const Library& library, std::string_view written) {
  const std::string relative = decoded_path(written);
  const std::optional<std::string> path = join_path("", std::string_view(relative).substr(1));
  if (!path) return {.kind = Kind::missing, .path = relative};
  if (auto found = FileLookup(library, *path, false).find()) return *std::move(found);
  for (const ContentRoot& root : library.config->content) {
    const std::string folder = join_disk_path("", root.folder);
    if (auto found = find_by_place(library, folder, *path)) return *std::move(found);
    // "help/docs": both "/docs/x.md" and "/help/docs/x.md" may mean x.md.
    for (std::size_t at = folder.size(); at > 0;) {
      at = folder.rfind('/', at - 1);
      const std::string above = folder.substr(at == std::string::npos ? 0 : at + 1) + "/";
      if (path->starts_with(above)) {
        if (auto found = FileLookup(library, path->substr(above.size()), false).find()) return *std::move(found);
      }
      if (at == std::string::npos) break;
    }
  }
  return retired_or_missing(library, *path);
}

std::optional<ArticleId> published_article(const Library& library, std::string_view path, bool exactly) {
  const auto& names = library.index.by_file_name;
  const std::string name(file_name_of(path));
  // Of all articles whose path ends so, the one with the fewest folders above; "guide" is guide/index.md before
  // guide/guide.md.
  const LinkIndex::Path* best = nullptr;
  std::size_t best_size = 0;
  const auto consider = [&](const std::string& file_name, const std::string& end, std::size_t extra) {
    const auto found = names.find(file_name);
    if (found == names.end()) return;
    for (const LinkIndex::Path& candidate : found->second) {
      const std::size_t size = candidate.folded.size() - extra;
      if (is_end_of(end, candidate.folded) && (best == nullptr || size < best_size)) {
        best = &candidate;
        best_size = size;
      }
    }
  };
  constexpr std::string_view index_file = "/index";
  consider("index", std::string(path) + std::string(index_file), index_file.size());
  consider(name, std::string(path), 0);
  if (best != nullptr) return best->article;

  const auto same_name = names.find(name);
  if (same_name == names.end()) return std::nullopt;
  for (const LinkIndex::Path& candidate : same_name->second) {
    if (case_fold(library.entry(candidate.article).name) == path) return candidate.article;
  }
  // An index or the home page is everywhere; its name says nothing about where.
  if (exactly || name == "index" || name == library.config->home) return std::nullopt;
  const ArticleId first = same_name->second.front().article;
  const bool only =
      std::ranges::all_of(same_name->second, [&](const auto& candidate) { return candidate.article == first; });
  if (only && case_fold(library.entry(first).name) == name) return first;
  return std::nullopt;
}

}  // namespace waymark
