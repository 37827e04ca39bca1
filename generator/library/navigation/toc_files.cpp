#include "library/navigation/toc_files.h"

#include <algorithm>
#include <map>

#include "base/escape.h"
#include "base/site_path.h"
#include "base/text.h"
#include "base/unicode.h"
#include "base/url.h"

namespace waymark {

namespace {

bool is_toc_name(std::string_view name) {
  return iequals(name, "toc.md") || iequals(name, "toc.yml") || iequals(name, "toc.yaml");
}

bool is_markdown(const SourceFile& file) { return iequals(extension_of(file.path), ".md"); }

const std::string& logical_path(const Library& library, const TocFile& file) {
  return library.sources->file(file.source).logical_path;
}

}  // namespace

bool names_toc(std::string_view href) {
  const UrlParts url = split_url(href);
  return url.scheme.empty() && !url.has_authority && is_toc_name(file_name_of(url.path));
}

std::vector<TocFile> read_toc_files(const Library& library, Diagnostics& diagnostics) {
  std::vector<TocFile> files;
  for (const SourceFile& source : library.sources->files()) {
    if (source.kind != SourceKind::toc) continue;
    TocFile file{.source = source.id, .locale = library.config->source_locale};
    if (!source.locale.empty()) {
      const std::optional<LocaleId> locale = library.config->find_locale(source.locale);
      if (!locale) continue;
      file.locale = *locale;
    }
    if (!source.version.empty()) {
      const std::optional<VersionId> version = library.config->find_version(source.version);
      if (!version) continue;
      file.version = *version;
    }
    file.entries = read_toc(source, diagnostics);
    files.push_back(std::move(file));
  }
  std::ranges::stable_sort(files, {}, [&](const TocFile& file) {
    return std::tuple(std::string_view(logical_path(library, file)), file.locale, file.version);
  });
  return files;
}

std::vector<std::size_t> tocs_in_force(const Library& library, const std::vector<TocFile>& files, Edition edition) {
  const LocaleId source_locale = library.config->source_locale;
  for (const LocaleId locale : {edition.locale, source_locale}) {
    std::map<std::string_view, std::size_t> newest;  // by folder
    for (std::size_t i = 0; i < files.size(); ++i) {
      const TocFile& file = files[i];
      if (file.locale != locale || file.version > edition.version) continue;
      const auto [place, first] = newest.try_emplace(folder_of(logical_path(library, file)), i);
      if (first) continue;
      const TocFile& before = files[place->second];
      // Both forms side by side: toc.yml is the newer one, and the other engine's.
      const bool replaces = file.version != before.version ? file.version > before.version
                                                           : is_markdown(library.sources->file(before.source));
      if (replaces) place->second = i;
    }
    if (newest.empty()) continue;
    std::vector<std::size_t> held;
    for (const auto& [folder, index] : newest) held.push_back(index);
    return held;
  }
  return {};
}

std::optional<std::size_t> named_toc(const Library& library, const std::vector<TocFile>& files,
                                     const std::vector<std::size_t>& held, const TocFile& from, std::string_view href) {
  const UrlParts url = split_url(href);
  const bool folder = url.path.ends_with('/');
  if (!url.scheme.empty() || url.has_authority || url.path.starts_with('/') || (!folder && !names_toc(href)))
    return std::nullopt;
  const std::optional<std::string> path = join_path(logical_path(library, from), percent_decode(url.path));
  if (!path) return std::nullopt;
  const std::string wanted = case_fold(folder ? *path : std::string(folder_of(*path)));
  for (const std::size_t index : held) {
    if (case_fold(folder_of(logical_path(library, files[index]))) == wanted) return index;
  }
  return std::nullopt;
}

}  // namespace waymark
