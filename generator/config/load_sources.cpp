#include "config/load_sources.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <unordered_set>

#include "base/edit_distance.h"
#include "base/parallel_map.h"
#include "base/site_path.h"
#include "base/text.h"
#include "config/decode_text.h"
#include "config/locale_names.h"
#include "config/natural_order.h"
#include "config/path_map.h"
#include "config/place_in_layout.h"
#include "config/read_redirects.h"
#include "config/site_reader.h"

namespace waymark {

namespace {

enum class FileRole : std::uint8_t { article, include, toc, asset };

struct FoundFile {
  const ContentRoot* root = nullptr;
  std::string path;  // below the root
  std::string disk_path;
  std::uint64_t size = 0;
  FileRole role = FileRole::asset;
  PathPlace place;
  std::string mapped_path;  // from the root's path map; empty: none
};

bool matches_any(const std::vector<std::string>& globs, std::string_view path) {
  return std::ranges::any_of(globs, [&](const std::string& glob) { return glob_matches(glob, path); });
}

// Breadcrumb trees have the name and the form of a toc.yml and are no navigation.
bool is_in_breadcrumb_folder(std::string_view path) {
  const std::vector<std::string_view> folders = split(folder_of(path), '/');
  return std::ranges::any_of(folders, [](std::string_view folder) {
    return iequals(folder, "bread") || iequals(folder, "breadcrumb") || iequals(folder, "breadcrumbs");
  });
}

// Null: nothing of ours, such as data files of other tools.
std::optional<FileRole> role_of(const ContentRoot& root, std::string_view path) {
  const std::string name = ascii_lower(file_name_of(path));
  const std::string extension = ascii_lower(extension_of(path));
  if (name == "toc.md" || name == "toc.yml" || name == "toc.yaml") {
    if (is_in_breadcrumb_folder(path)) return std::nullopt;
    return FileRole::toc;
  }
  if (extension == ".md") return matches_any(root.includes, path) ? FileRole::include : FileRole::article;
  if (extension == ".json" || extension == ".yml" || extension == ".yaml") return std::nullopt;
  return FileRole::asset;
}

class SourceLoader {
 public:
  SourceLoader(Config& config, const Disk& disk, SourceSet& sources, Diagnostics& diagnostics)
      : config_(config), disk_(disk), sources_(sources), diagnostics_(diagnostics) {}

  Result<void> find_files() {
    std::unordered_set<std::string> seen;  // roots may overlap; a file belongs to the first
    for (const ContentRoot& root : config_.content) {
      const Result<PathTable> mapped = root.path_map ? read_path_map(*root.path_map, disk_) : PathTable();
      if (!mapped) return std::unexpected(mapped.error());
      std::vector<std::string> left_out;
      Result<std::vector<FileEntry>> entries = disk_.list(root.folder, &left_out);
      if (!entries) return std::unexpected(entries.error());
      for (const std::string& path : left_out) report_link_outside(root, path);
      for (FileEntry& entry : *entries) {
        if (matches_any(root.exclude, entry.path)) continue;
        const std::optional<FileRole> role = role_of(root, entry.path);
        std::string disk_path = join_disk_path(root.folder, entry.path);
        if (!role || !seen.insert(disk_path).second) continue;
        FoundFile file{.root = &root,
                       .path = std::move(entry.path),
                       .disk_path = std::move(disk_path),
                       .size = entry.size,
                       .role = *role};
        if (const auto logical = mapped->find(file.path); logical != mapped->end()) file.mapped_path = logical->second;
        files_.push_back(std::move(file));
      }
    }
    return {};
  }

  void place_articles() {
    for (const ContentRoot& root : config_.content) {
      const PathPlacer placer(config_, root);
      for (FoundFile& file : files_) {
        if (file.root != &root || file.role != FileRole::article) continue;
        if (std::optional<PathPlace> place = placer.place_article(file.path)) {
          file.place = std::move(*place);
        } else {
          file.role = FileRole::include;
        }
      }
    }
  }

  void fill_versions() {
    if (!config_.versions.empty()) return;
    std::set<std::string> found;
    for (const FoundFile& file : files_) {
      if (file.role == FileRole::article && is_placed(file) && !file.place.version.empty())
        found.insert(file.place.version);
    }
    std::vector<std::string> names(found.begin(), found.end());
    std::ranges::sort(names, natural_less);
    if (names.empty()) names.emplace_back("current");
    for (const std::string& name : names) config_.versions.push_back(VersionConfig{.name = name, .label = name});
  }

  void fill_locales() {
    if (!config_.find_locales) return;
    const std::string wanted = config_.locales.empty() ? "" : config_.locales.front().tag;
    std::set<std::string> found;
    for (const FoundFile& file : files_) {
      if (file.role == FileRole::article && is_placed(file) && !file.place.locale.empty())
        found.insert(file.place.locale);
    }
    std::string source = wanted;
    if (source.empty()) {
      const auto english =
          std::ranges::find_if(found, [](const std::string& tag) { return tag == "en" || tag.starts_with("en-"); });
      source = found.contains("en-us")  ? "en-us"
               : english != found.end() ? *english
               : found.empty()          ? "en-us"
                                        : *found.begin();
    }
    found.erase(source);
    if (config_.locales.empty()) config_.locales.push_back(LocaleConfig{.tag = source});
    for (const std::string& tag : found) config_.locales.push_back(LocaleConfig{.tag = tag});
    name_locales(config_.locales);
    config_.source_locale = LocaleId{0};
  }

  void place_others() {
    for (const ContentRoot& root : config_.content) {
      const PathPlacer placer(config_, root);
      for (FoundFile& file : files_) {
        if (file.root == &root && file.role != FileRole::article) file.place = placer.place_other(file.path);
      }
    }
  }

  Result<void> read_and_add(std::size_t jobs) {
    struct Read {
      std::optional<Failure> failure;
      DecodedText decoded;
      LineIndex lines;
    };
    std::vector<Read> texts = parallel_map<Read>(files_.size(), jobs, [&](std::size_t i) {
      Read read;
      if (files_[i].role == FileRole::asset) return read;
      Result<std::string> bytes = disk_.read(files_[i].disk_path);
      if (!bytes) {
        read.failure = bytes.error();
        return read;
      }
      read.decoded = decode_text(std::move(*bytes));
      read.lines = LineIndex(read.decoded.text);
      return read;
    });
    for (std::size_t i = 0; i < files_.size(); ++i) {
      if (texts[i].failure) return std::unexpected(*texts[i].failure);
      add(files_[i], std::move(texts[i].decoded), std::move(texts[i].lines));
    }
    return {};
  }

  void report_unknown() {
    for (const auto& [folder, group] : unknown_locales_) {
      std::vector<std::string> known;
      for (const LocaleConfig& locale : config_.locales) known.push_back(locale.tag);
      report_group(Rule::locale_unknown, folder, group, known, "locales",
                   "declare it under locales in site.yml, or exclude the folder");
    }
    for (const auto& [folder, group] : unknown_versions_) {
      std::vector<std::string> known;
      for (const VersionConfig& version : config_.versions) known.push_back(version.name);
      report_group(Rule::version_unknown, folder, group, known, "versions",
                   "declare it under versions in site.yml, or exclude the folder");
    }
  }

 private:
  // Files left out for the same reason; told once, at the first.
  struct Group {
    SourceId first;
    std::size_t count = 0;
  };

  static bool is_placed(const FoundFile& file) {
    return file.place.unknown_locale.empty() && file.place.unknown_version.empty();
  }

  void add(const FoundFile& file, DecodedText decoded, LineIndex lines) {
    const PathPlace& place = file.place;
    const std::string& logical_path = file.mapped_path.empty() ? place.logical_path : file.mapped_path;
    if (file.role == FileRole::asset) {
      sources_.add_asset(Asset{.disk_path = file.disk_path,
                               .logical_path = logical_path,
                               .locale = place.locale,
                               .version = place.version,
                               .size = file.size});
      return;
    }
    const bool left_out = file.role == FileRole::article && !is_placed(file);
    const SourceKind kind = file.role == FileRole::toc                   ? SourceKind::toc
                            : file.role == FileRole::include || left_out ? SourceKind::include
                                                                         : SourceKind::article;
    const SourceId id = sources_.add(SourceFile{.kind = kind,
                                                .path = file.disk_path,
                                                .logical_path = logical_path,
                                                .text = std::move(decoded.text),
                                                .lines = std::move(lines),
                                                .article = left_out ? "" : place.article,
                                                .locale = place.locale,
                                                .version = place.version});
    if (decoded.problem) {
      diagnostics_.push_back(Diagnostic{.rule = Rule::encoding_invalid_utf8,
                                        .source = id,
                                        .span = decoded.problem->span,
                                        .message = decoded.problem->message,
                                        .advice = decoded.problem->advice});
    }
    if (left_out) {
      auto& groups = place.unknown_locale.empty() ? unknown_versions_ : unknown_locales_;
      Group& group = groups[place.unknown_locale.empty() ? place.unknown_version : place.unknown_locale];
      if (group.count++ == 0) group.first = id;
    }
  }

  void report_group(Rule rule, const std::string& folder, const Group& group, const std::vector<std::string>& known,
                    std::string_view what, std::string advice) {
    const std::optional<std::string> near = nearest(ascii_lower(folder), known);
    const std::string files =
        group.count == 1 ? "this file is" : fmt::format("this file and {} more are", group.count - 1);
    diagnostics_.push_back(
        Diagnostic{.rule = rule,
                   .source = group.first,
                   .message = fmt::format("{} is none of this site's {}; {} left out", quoted(folder), what, files),
                   .advice = near ? fmt::format("did you mean {}?", quoted(*near)) : std::move(advice)});
  }

  void report_link_outside(const ContentRoot& root, const std::string& path) {
    diagnostics_.push_back(
        Diagnostic{.rule = Rule::link_outside,
                   .source = config_.source,
                   .message = fmt::format("{} is a symbolic link that leads out of {} and is left out", quoted(path),
                                          quoted(root.folder)),
                   .advice = "put the file itself there, or name its folder under content"});
  }

  Config& config_;
  const Disk& disk_;
  SourceSet& sources_;
  Diagnostics& diagnostics_;
  std::vector<FoundFile> files_;
  std::map<std::string, Group> unknown_locales_;
  std::map<std::string, Group> unknown_versions_;
};

}  // namespace

Result<void> load_sources(Config& config, const Disk& disk, std::size_t jobs, SourceSet& sources,
                          Diagnostics& diagnostics) {
  SourceLoader loader(config, disk, sources, diagnostics);
  if (Result<void> found = loader.find_files(); !found) return found;
  loader.place_articles();
  loader.fill_versions();
  loader.fill_locales();
  // From here on locales and versions are known: what is no article belongs to those only.
  loader.place_others();
  date_retirements(config, diagnostics);
  if (Result<void> read = loader.read_and_add(jobs); !read) return read;
  loader.report_unknown();
  return {};
}

}  // namespace waymark
