#include "config/load_config.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/site_path.h"
#include "base/text.h"
#include "base/url.h"
#include "config/key_table.h"
#include "config/locale_names.h"
#include "config/read_pivot_groups.h"
#include "config/read_redirections.h"
#include "config/read_redirects.h"
#include "config/read_yaml_source.h"
#include "config/site_keys.h"

namespace waymark {

namespace {

void read_base_url(SiteReader& reader, const YamlNode& node, Config& config) {
  std::optional<std::string> url = reader.text(node);
  if (!url) return;
  const UrlParts parts = split_url(*url);
  const bool is_http = iequals(parts.scheme, "http") || iequals(parts.scheme, "https");
  if (!is_http || parts.authority.empty() || parts.has_query || parts.has_fragment) {
    reader.bad_value(node.span, fmt::format("{} is no address of a site", quoted(*url)),
                     "write it as in https://help.example.org/mfa/");
    return;
  }
  if (!url->ends_with('/')) *url += '/';
  config.base_url = std::move(*url);
}

void read_output(SiteReader& reader, const YamlNode& node, Config& config) {
  const std::optional<std::string> folder = reader.text(node);
  if (!folder) return;
  const std::string path = folder->starts_with('/') ? *folder : join_disk_path("", *folder);
  if (path == "." || path == "/" || path == ".." || path.ends_with("/..")) {
    reader.bad_value(node.span, fmt::format("the site cannot be written into {}", quoted(*folder)),
                     "name a folder of its own, as in public");
    return;
  }
  config.output = path;
}

// The order is that of reading: locales and versions before what mentions them.
constexpr Key<Config> site_keys[] = {
    {"locales", read_locales, list_locale_keys},
    {"versions", read_versions, list_version_keys},
    {"title", [](SiteReader& reader, const YamlNode& node, Config& config) { config.title = reader.localized(node); }},
    {"description",
     [](SiteReader& reader, const YamlNode& node, Config& config) { config.description = reader.localized(node); }},
    {"base_url", read_base_url},
    {"output", read_output},
    {"theme", [](SiteReader& reader, const YamlNode& node,
                 Config& config) { config.theme = reader.existing(node, PathKind::folder).value_or(""); }},
    {"integrity", read_integrity},
    {"edit_url",
     [](SiteReader& reader, const YamlNode& node, Config& config) { config.edit_url = read_edit_url(reader, node); }},
    {"feedback", read_feedback, list_feedback_keys},
    {"changed_from", read_changed_from},
    {"search", read_search, list_search_keys},
    {"static", [](SiteReader& reader, const YamlNode& node,
                  Config& config) { config.static_folder = reader.existing(node, PathKind::folder).value_or(""); }},
    {"home", [](SiteReader& reader, const YamlNode& node,
                Config& config) { config.home = reader.text(node).value_or("index"); }},
    {"content", read_content, list_content_keys, "[]."},
    {"usages", read_usages, list_usage_keys},
    {"navigation", read_navigation, list_navigation_keys, "[]."},
    {"published_at", read_published_at},
    {"known_elsewhere", read_known_elsewhere, list_known_elsewhere_keys, "[]."},
    {"redirections", read_redirection_lists, list_redirection_keys, "[]."},
    {"redirect_files", read_redirect_files},
    {"title_suffixes",
     [](SiteReader& reader, const YamlNode& node, Config& config) { config.title_suffixes = reader.texts(node); }},
    {"external", read_external, list_external_keys},
    {"dialects", read_dialects, list_dialect_keys, "[]."},
    {"front_matter", read_front_matter_schemas, list_front_matter_keys, "[]."},
    {"severities", read_severities, list_severity_keys, "[]."},
};

void read_address_lock(const Disk& disk, SourceSet& sources, Config& config, Diagnostics& diagnostics) {
  const std::string path = join_disk_path(config.folder, "addresses.lock");
  if (!disk.is_file(path)) return;
  Result<std::string> bytes = disk.read(path);
  if (!bytes) {
    diagnostics.push_back(
        {.rule = Rule::config_missing_file, .source = config.source, .message = bytes.error().message});
    return;
  }
  // Whatever its encoding is, its lines are compared byte for byte.
  LineIndex lines(*bytes);
  config.address_lock = sources.add(SourceFile{.kind = SourceKind::config,
                                               .path = path,
                                               .logical_path = "addresses.lock",
                                               .text = *std::move(bytes),
                                               .lines = std::move(lines)});
}

}  // namespace

Result<Config> load_config(const std::string& site_file, const Disk& disk, SourceSet& sources,
                           Diagnostics& diagnostics) {
  const Result<YamlSource> source = read_yaml_source(site_file, disk, sources, diagnostics);
  if (!source) return std::unexpected(source.error());
  Config config;
  config.source = source->id;
  const std::string_view folder = folder_of(site_file);
  config.folder = folder.empty() ? (site_file.starts_with('/') ? "/" : ".") : std::string(folder);
  config.name = std::string(file_name_of(config.folder));

  SiteReader reader(disk, config, source->id, sources, diagnostics);
  const YamlNode& root = source->root;
  if (root.find("content") == nullptr && !source->broken) default_content(reader, config);
  if (root.kind == YamlNode::Kind::map) {
    read_keys<Config>(reader, root, site_keys, config);
  } else if (root.kind != YamlNode::Kind::null) {
    reader.report(Rule::config_syntax, root.span, "site.yml is no mapping", "write one key a line, as in title: Help");
  }
  find_pivot_groups(reader, config);
  if (config.title.empty()) config.title.by_locale[""] = config.name;
  read_redirects(disk, sources, config, diagnostics);
  read_redirections(disk, sources, config, diagnostics);
  read_address_lock(disk, sources, config, diagnostics);
  if (!config.versions.empty()) date_retirements(config, diagnostics);
  return config;
}

std::vector<std::string> config_keys() {
  std::vector<std::string> keys;
  list_keys<Config>(site_keys, "", keys);
  std::ranges::sort(keys);
  return keys;
}

}  // namespace waymark
