// content: where articles are. A folder, or a list of folders or {folder, layout, exclude, includes, locale, version,
// path_map}.

#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "config/key_table.h"
#include "config/path_map.h"
#include "config/site_keys.h"

namespace waymark {

namespace {

constexpr std::string_view layout_advice = "write it as in \"{locale}/{version}/{article}.md\"";

// What is wrong with a layout; empty: nothing.
std::string layout_fault(std::string_view pattern) {
  if (pattern.starts_with('/') || pattern.find('\\') != std::string_view::npos) return "is no path below the folder";
  for (const std::string_view segment : split(pattern, '/')) {
    if (segment.empty() || segment == "." || segment == "..") return "may not leave the folder";
  }
  const std::string names[] = {"article", "locale", "version"};
  std::size_t articles = 0;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '}') return "has a } without its {";
    if (pattern[i] != '{') continue;
    const std::size_t end = pattern.find_first_of("{}", i + 1);
    if (end == std::string_view::npos || pattern[end] == '{') return "has a { without its }";
    const std::string_view name = pattern.substr(i + 1, end - i - 1);
    if (std::ranges::find(names, name) == std::end(names)) return fmt::format("has an unknown part {{{}}}", name);
    articles += name == "article" ? 1U : 0U;
    if (pattern.find(pattern.substr(i, end + 1 - i), end) != std::string_view::npos)
      return fmt::format("has {{{}}} twice", name);
    i = end;
  }
  if (articles == 0) return "does not say where {article} stands";
  if (!ascii_lower(pattern).ends_with(".md")) return "does not end in .md";
  return "";
}

std::string read_locale_tag(SiteReader& reader, const YamlNode& node) {
  const std::string tag = reader.text(node).value_or("");
  if (tag.empty()) return "";
  if (const std::optional<LocaleId> found = reader.config().find_locale(tag)) return reader.config().locale(*found).tag;
  if (reader.config().find_locales) return ascii_lower(tag);
  std::vector<std::string> tags;
  for (const LocaleConfig& locale : reader.config().locales) tags.push_back(locale.tag);
  reader.not_accepted(node.span, tag, "locale of this site", tags);
  return "";
}

std::string read_version_name(SiteReader& reader, const YamlNode& node) {
  const std::string name = reader.text(node).value_or("");
  if (name.empty() || reader.config().versions.empty() || reader.config().find_version(name)) return name;
  std::vector<std::string> names;
  for (const VersionConfig& version : reader.config().versions) names.push_back(version.name);
  reader.not_accepted(node.span, name, "version of this site", names);
  return "";
}

constexpr Key<ContentRoot::PathMap> path_map_keys[] = {
    {"file", [](SiteReader& reader, const YamlNode& node,
                ContentRoot::PathMap& map) { map.file = reader.existing(node, PathKind::file).value_or(""); }},
    {"path", [](SiteReader& reader, const YamlNode& node,
                ContentRoot::PathMap& map) { map.path_column = reader.text(node).value_or(""); }},
    {"logical", [](SiteReader& reader, const YamlNode& node,
                   ContentRoot::PathMap& map) { map.logical_column = reader.text(node).value_or(""); }},
};

void read_path_map_key(SiteReader& reader, const YamlNode& node, ContentRoot& root) {
  if (!reader.is_map(node, "a mapping with file, path and logical")) return;
  ContentRoot::PathMap map;
  read_keys<ContentRoot::PathMap>(reader, node, path_map_keys, map);
  for (const Key<ContentRoot::PathMap>& key : path_map_keys) {
    if (node.find(key.name) == nullptr) {
      reader.bad_value(node.span, fmt::format("path_map has no {}", quoted(key.name)),
                       "it names a table of tab-separated values and two of its columns: file, path and logical");
      return;
    }
  }
  if (map.file.empty() || map.path_column.empty() || map.logical_column.empty()) return;
  const Result<std::string> table = reader.disk().read(map.file);
  if (!table) {
    reader.report(Rule::config_missing_file, node.find("file")->span, table.error().message, "");
    return;
  }
  const std::vector<std::string> columns = table_columns(*table);
  for (const std::string_view name : {"path", "logical"}) {
    const std::string& column = name == "path" ? map.path_column : map.logical_column;
    if (std::ranges::find(columns, column) != columns.end()) continue;
    reader.not_accepted(node.find(name)->span, column, "column of that table", columns);
    return;
  }
  root.path_map = std::move(map);
}

constexpr Key<ContentRoot> root_keys[] = {
    {"folder", [](SiteReader& reader, const YamlNode& node,
                  ContentRoot& root) { root.folder = reader.existing(node, PathKind::folder).value_or(""); }},
    {"layout",
     [](SiteReader& reader, const YamlNode& node, ContentRoot& root) {
       for (const std::string& pattern : reader.texts(node)) {
         if (const std::string fault = layout_fault(pattern); !fault.empty()) {
           reader.bad_value(node.span, fmt::format("the layout {} {}", quoted(pattern), fault),
                            std::string(layout_advice));
         } else {
           root.layouts.emplace_back(pattern);
         }
       }
     }},
    {"exclude", [](SiteReader& reader, const YamlNode& node, ContentRoot& root) { root.exclude = reader.texts(node); }},
    {"includes",
     [](SiteReader& reader, const YamlNode& node, ContentRoot& root) { root.includes = reader.texts(node); }},
    {"locale",
     [](SiteReader& reader, const YamlNode& node, ContentRoot& root) { root.locale = read_locale_tag(reader, node); }},
    {"version", [](SiteReader& reader, const YamlNode& node,
                   ContentRoot& root) { root.version = read_version_name(reader, node); }},
    {"edit_url",
     [](SiteReader& reader, const YamlNode& node, ContentRoot& root) { root.edit_url = read_edit_url(reader, node); }},
    {"path_map", read_path_map_key,
     [](const std::string& prefix, std::vector<std::string>& out) {
       list_keys<ContentRoot::PathMap>(path_map_keys, prefix, out);
     }},
};

void read_root(SiteReader& reader, const YamlNode& node, Config& config) {
  ContentRoot root;
  if (node.kind == YamlNode::Kind::map) {
    read_keys<ContentRoot>(reader, node, root_keys, root);
    if (node.find("folder") == nullptr)
      reader.bad_value(node.span, "this content has no folder", "add one, as in folder: ../../content/help");
  } else {
    root.folder = reader.existing(node, PathKind::folder).value_or("");
  }
  if (!root.folder.empty()) config.content.push_back(std::move(root));
}

}  // namespace

void read_content(SiteReader& reader, const YamlNode& node, Config& config) {
  if (node.kind != YamlNode::Kind::list) {
    read_root(reader, node, config);
    return;
  }
  for (const YamlNode& item : node.items) read_root(reader, item, config);
}

void list_content_keys(const std::string& prefix, std::vector<std::string>& out) {
  list_keys<ContentRoot>(root_keys, prefix, out);
}

void default_content(SiteReader& reader, Config& config) {
  const std::string shared = "../../content/" + config.name;
  for (const std::string& folder : {shared, std::string("content")}) {
    if (std::string path = reader.disk_path(folder); reader.disk().is_folder(path)) {
      config.content.push_back(ContentRoot{.folder = std::move(path)});
      return;
    }
  }
  reader.report(Rule::config_missing_file, Span{},
                fmt::format("site.yml names no content, and there is neither a folder {} nor {}", quoted(shared),
                            quoted("content")),
                "name the folder of the articles, as in content: ../articles");
}

}  // namespace waymark
