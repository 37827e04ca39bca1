#include "refactor/article_files.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <set>

#include "article/front_matter/front_matter.h"
#include "base/disk.h"
#include "base/edit_distance.h"
#include "base/site_path.h"
#include "base/text.h"
#include "base/unicode.h"
#include "config/place_in_layout.h"
#include "library/links/link_index.h"
#include "library/variant_place.h"

namespace waymark {
namespace {

// A list that names every "overview" of a large help helps nobody.
constexpr std::size_t most_named = 8;

std::string name_of(const SourceFile& file) {
  return file.article.empty() ? std::string(stem_of(file.logical_path)) : file.article;
}

std::vector<std::string> all_names(const Library& library) {
  std::set<std::string> names;
  for (const ArticleEntry& entry : library.articles) names.insert(entry.name);
  for (const SourceFile& file : library.sources->files()) {
    if (file.kind == SourceKind::article) names.insert(name_of(file));
  }
  return {names.begin(), names.end()};
}

bool has_reserved_device_name(std::string_view segment) {
  static constexpr std::array<std::string_view, 4> alone{"con", "prn", "aux", "nul"};
  const std::string name = ascii_lower(segment.substr(0, segment.find('.')));
  if (std::ranges::find(alone, name) != alone.end()) return true;
  return name.size() == 4 && (name.starts_with("com") || name.starts_with("lpt")) && is_ascii_digit(name[3]);
}

bool is_name_character(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x20 && byte != 0x7F && std::string_view("\\:*?\"<>|#%&[]()`").find(c) == std::string_view::npos;
}

// Pages that every site makes itself, and the folders it keeps for them.
bool is_kept_for_the_site(const Config& config, std::string_view name) {
  static constexpr std::array<std::string_view, 4> pages{"404", "a-z", "search", "whats-new"};
  static constexpr std::array<std::string_view, 4> folders{"for/", "history/", "v/", "assets/"};
  if (std::ranges::any_of(pages, [&](std::string_view page) { return iequals(name, page); })) return true;
  if (std::ranges::any_of(folders, [&](std::string_view folder) { return istarts_with(name, folder); })) return true;
  return std::ranges::any_of(config.locales,
                             [&](const LocaleConfig& locale) { return istarts_with(name, locale.tag + "/"); });
}

bool matches_any(const std::vector<std::string>& globs, std::string_view path) {
  return std::ranges::any_of(globs, [&](const std::string& glob) { return glob_matches(glob, path); });
}

// `path` with the new name where the layout has the article; each place where the old one stands is tried, last first.
std::optional<std::string> renamed_path(const PathPlacer& placer, const std::string& path, std::string_view old_name,
                                        std::string_view new_name) {
  const auto before = placer.place_article(path);
  if (!before) return std::nullopt;
  for (std::size_t at = path.rfind(old_name); at != std::string::npos;
       at = at == 0 ? std::string::npos : path.rfind(old_name, at - 1)) {
    std::string renamed = path;
    renamed.replace(at, old_name.size(), new_name);
    const auto after = placer.place_article(renamed);
    if (after && after->article == new_name && after->locale == before->locale && after->version == before->version)
      return renamed;
  }
  return std::nullopt;
}

// "content/guide/x.md" as a shell completes it is a place on the disk, and names the article that a file there would
// be.
std::optional<std::string> named_by_file(const Config& config, std::string_view given) {
  if (!is_article_path(given)) return std::nullopt;
  const auto place = place_in_content(config, join_disk_path("", given));
  if (!place || join_disk_path("", place->root->folder) == ".") return std::nullopt;
  const auto placed = PathPlacer(config, *place->root).place_article(place->path);
  return placed ? std::optional(placed->article) : std::nullopt;
}

// "x.experimental" is left out beside "x", and would be an article without it (library/catalog.cpp).
bool is_twin_of(std::string_view name, std::string_view plain) {
  constexpr std::string_view mark = ".experimental";
  return name.size() == plain.size() + mark.size() && name.starts_with(plain) &&
         iequals(name.substr(plain.size()), mark);
}

}  // namespace

Result<std::string> article_meant(const Library& library, std::string_view given) {
  const std::vector<std::string> names = all_names(library);
  std::string wanted(given);
  while (wanted.starts_with("./")) wanted.erase(0, 2);
  const std::string stem(stem_of(wanted));
  for (const std::string& name : {wanted, stem}) {
    if (std::ranges::binary_search(names, name)) return name;
  }
  const std::string path = join_disk_path("", given);
  for (const SourceFile& file : library.sources->files()) {
    if (file.kind == SourceKind::article && join_disk_path("", file.path) == path) return name_of(file);
    if (file.kind == SourceKind::include && join_disk_path("", file.path) == path)
      return fail(fmt::format("\"{}\" is only included by other files and is no article", given));
  }
  if (const auto found = library.by_logical_path.find(stem); found != library.by_logical_path.end())
    return library.entry(found->second).name;
  std::vector<std::string> ends;
  for (const std::string& name : names) {
    if (!stem.empty() && name.ends_with("/" + stem)) ends.push_back(name);
  }
  if (ends.size() == 1) return ends.front();
  if (ends.size() > 1) {
    const bool more = ends.size() > most_named;
    ends.resize(std::min(ends.size(), most_named));
    return fail(fmt::format("\"{}\" may be {}{}; name one of them", given, join(ends, ", "), more ? " …" : ""));
  }
  const auto near = nearest(stem, names);
  return fail(fmt::format("there is no article \"{}\"{}", given,
                          near ? "; did you mean \"" + *near + "\"?"
                               : "; name it as its address does, without locale, version and \".md\""));
}

std::vector<ArticleFile> files_of_article(const Library& library, std::string_view name) {
  std::vector<ArticleFile> files;
  std::set<SourceId> known;
  if (const auto found = library.by_name.find(std::string(name)); found != library.by_name.end()) {
    for (const VariantId id : library.entry(found->second).variants) {
      const Variant& variant = library.variant(id);
      files.push_back({variant.compiled.source, id, variant.version, variant.locale, std::string(name)});
      known.insert(variant.compiled.source);
    }
  }
  for (const SourceFile& file : library.sources->files()) {
    const std::string own = name_of(file);
    if (file.kind != SourceKind::article || known.contains(file.id) || (own != name && !is_twin_of(own, name)))
      continue;
    Diagnostics told_already;
    Article article{.source = file.id, .front_matter = read_front_matter(file, told_already)};
    const auto place = place_variant(article, library, told_already);
    if (place) files.push_back({file.id, std::nullopt, place->version, place->locale, own});
  }
  return files;
}

std::optional<PlaceInContent> place_in_content(const Config& config, const std::string& disk_path) {
  for (const ContentRoot& root : config.content) {
    const std::string folder = join_disk_path("", root.folder);
    if (folder == ".") return PlaceInContent{&root, disk_path};
    if (disk_path.starts_with(folder + "/")) return PlaceInContent{&root, disk_path.substr(folder.size() + 1)};
  }
  return std::nullopt;
}

Result<std::string> new_article_name(const Config& config, std::string_view old_name, std::string_view given) {
  std::string name = named_by_file(config, given).value_or(std::string(given));
  while (name.starts_with("./")) name.erase(0, 2);
  if (name.ends_with('/')) name += file_name_of(old_name);
  name = std::string(stem_of(name));
  const auto refuse = [&](std::string_view why) -> Result<std::string> {
    return fail(fmt::format("\"{}\" cannot be the name of an article: {}", given, why));
  };
  if (name.empty()) return refuse("it is empty");
  if (name.starts_with('/')) return refuse("a name is relative to the content folder, without \"/\" in front");
  if (name.size() > 200) return refuse("it is longer than 200 bytes");
  if (!is_valid_utf8(name)) return refuse("it is not valid UTF-8");
  for (const char c : name) {
    if (!is_name_character(c)) return refuse(fmt::format("'{}' may not stand in it", c < 0x20 ? ' ' : c));
  }
  for (const std::string_view segment : split(name, '/')) {
    if (segment.empty()) return refuse("a folder has no name");
    if (segment == "." || segment == "..") {
      return refuse(
          fmt::format("\"{}\" may not stand in it, as no article leaves its content folder; write the path from "
                      "that folder, as in \"guide/{}\"",
                      segment, file_name_of(old_name)));
    }
    if (segment.starts_with('.')) return refuse("a part that begins with '.' is hidden, and hidden files are not read");
    if (segment.ends_with('.') || trim(segment).size() != segment.size())
      return refuse("a part may not begin or end with a blank, nor end with '.'");
    if (has_reserved_device_name(segment)) return refuse(fmt::format("Windows keeps \"{}\" for itself", segment));
  }
  if (iequals(file_name_of(name), "toc")) return refuse("a file of that name is a table of contents");
  if (is_kept_for_the_site(config, name)) return refuse("the site makes a page or folder of that name itself");
  if (name == old_name) return fail(fmt::format("\"{}\" has that name already", old_name));
  return name;
}

Result<NewPlace> new_place(const Library& library, const SourceFile& file, bool mapped, std::string_view old_name,
                           std::string_view new_name) {
  const Config& config = *library.config;
  const auto place = place_in_content(config, join_disk_path("", file.path));
  if (!place) return fail(fmt::format("\"{}\" lies in none of the content folders", file.path));
  const PathPlacer placer(config, *place->root);
  const auto path = renamed_path(placer, place->path, old_name, new_name);
  if (!path) {
    return fail(fmt::format("the layout of \"{}\" has no place for \"{}\" beside \"{}\"; choose another name",
                            place->root->folder, new_name, file.path));
  }
  if (matches_any(place->root->exclude, *path))
    return fail(fmt::format("\"{}\" would be excluded by content of site.yml; choose another name", *path));
  if (matches_any(place->root->includes, *path))
    return fail(fmt::format("\"{}\" would be a file that is only included; choose another name", *path));
  NewPlace result{.disk_path = join_disk_path(place->root->folder, *path), .path_below = *path};
  if (!mapped) {
    result.logical_path = placer.place_article(*path)->logical_path;
    return result;
  }
  // Where the table gave it its own name, it gets the new one; a name of another time stays.
  result.logical_path = file.logical_path;
  if (file_name_of(stem_of(file.logical_path)) == file_name_of(old_name)) {
    const std::string_view folder = folder_of(file.logical_path);
    result.logical_path = (folder.empty() ? "" : std::string(folder) + "/") + std::string(file_name_of(new_name)) +
                          std::string(extension_of(file.logical_path));
  }
  return result;
}

}  // namespace waymark
