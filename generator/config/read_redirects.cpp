#include "config/read_redirects.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "base/edit_distance.h"
#include "config/key_table.h"
#include "config/read_yaml_source.h"
#include "config/site_reader.h"

namespace waymark {

namespace {

constexpr Key<Retirement> keys[] = {
    {"article",
     [](SiteReader& reader, const YamlNode& node, Retirement& retirement) {
       retirement.article = reader.text(node).value_or("");
       retirement.span = node.span;
     }},
    {"since",
     [](SiteReader& reader, const YamlNode& node, Retirement& retirement) {
       retirement.since_name = reader.text(node).value_or("");
       retirement.since_span = node.span;
     }},
    {"to", [](SiteReader& reader, const YamlNode& node,
              Retirement& retirement) { retirement.successor = reader.text(node).value_or(""); }},
};

std::string without_hash(std::string anchor) {
  if (anchor.starts_with('#')) anchor.erase(0, 1);
  return anchor;
}

constexpr Key<SectionRename> rename_keys[] = {
    {"article",
     [](SiteReader& reader, const YamlNode& node, SectionRename& rename) {
       rename.article = reader.text(node).value_or("");
       rename.span = node.span;
     }},
    {"from",
     [](SiteReader& reader, const YamlNode& node, SectionRename& rename) {
       rename.from = without_hash(reader.text(node).value_or(""));
       rename.from_span = node.span;
     }},
    {"to",
     [](SiteReader& reader, const YamlNode& node, SectionRename& rename) {
       rename.to = without_hash(reader.text(node).value_or(""));
       rename.to_span = node.span;
     }},
    {"since",
     [](SiteReader& reader, const YamlNode& node, SectionRename& rename) {
       rename.since_name = reader.text(node).value_or("");
       rename.since_span = node.span;
     }},
};

// An entry with `from` is about a section, not about the article.
void read_section_rename(SiteReader& reader, const YamlNode& node, Config& config) {
  SectionRename rename{.source = reader.source()};
  read_keys<SectionRename>(reader, node, rename_keys, rename);
  if (rename.article.empty()) {
    reader.bad_value(node.span, "this entry names no article", "add one, as in article: manage-settings");
    return;
  }
  if (rename.from.empty() || rename.to.empty()) {
    reader.bad_value(rename.span,
                     fmt::format("this entry does not say where a section of {} went", quoted(rename.article)),
                     "give the old anchor as from and the new one as to");
    return;
  }
  if (rename.from == rename.to) {
    reader.bad_value(rename.from_span, fmt::format("{} leads to itself", quoted(rename.from)), "");
    return;
  }
  const bool repeated = std::ranges::any_of(config.section_renames, [&](const SectionRename& other) {
    return other.article == rename.article && other.from == rename.from && other.since_name == rename.since_name;
  });
  if (repeated) {
    reader.bad_value(rename.from_span, fmt::format("{} stands here a second time", quoted(rename.from)),
                     "keep the entry that holds, or give each its version");
    return;
  }
  config.section_renames.push_back(std::move(rename));
}

void read_retirement(SiteReader& reader, const YamlNode& node, Config& config) {
  if (!reader.is_map(node, "a mapping with article, since and to")) return;
  if (node.find("from") != nullptr) return read_section_rename(reader, node, config);
  Retirement retirement{.source = reader.source()};
  read_keys<Retirement>(reader, node, keys, retirement);
  if (node.find("article") == nullptr) {
    reader.bad_value(node.span, "this entry names no article", "add one, as in article: old-name");
  }
  if (retirement.article.empty()) return;
  if (std::ranges::find(config.retirements, retirement.article, &Retirement::article) != config.retirements.end()) {
    reader.bad_value(retirement.span, fmt::format("{} stands here a second time", quoted(retirement.article)),
                     "keep the entry that holds");
    return;
  }
  config.retirements.push_back(std::move(retirement));
}

}  // namespace

void read_redirects(const Disk& disk, SourceSet& sources, Config& config, Diagnostics& diagnostics) {
  const std::string path = join_disk_path(config.folder, "redirects.yml");
  if (!disk.is_file(path)) return;
  const Result<YamlSource> source = read_yaml_source(path, disk, sources, diagnostics);
  if (!source) {
    diagnostics.push_back(
        {.rule = Rule::config_missing_file, .source = config.source, .message = source.error().message});
    return;
  }
  SiteReader reader(disk, config, source->id, sources, diagnostics);
  if (source->root.kind == YamlNode::Kind::null) return;
  if (source->root.kind != YamlNode::Kind::list) {
    reader.bad_value(source->root.span, "redirects.yml is no list", "begin each entry as in - article: old-name");
    return;
  }
  for (const YamlNode& item : source->root.items) read_retirement(reader, item, config);
}

std::vector<std::string> redirect_keys() {
  std::set<std::string> names;
  for (const auto& key : keys) names.emplace(key.name);
  for (const auto& key : rename_keys) names.emplace(key.name);
  return {names.begin(), names.end()};
}

namespace {

// Retirements and renames of sections alike: what `since` names.
template <class Entry>
void date_entry(Entry& entry, const Config& config, const std::vector<std::string>& names, Diagnostics& diagnostics) {
  if (entry.since || entry.since_name.empty()) return;
  entry.since = config.find_version(entry.since_name);
  if (entry.since) return;
  const std::optional<std::string> near = nearest(entry.since_name, names);
  diagnostics.push_back({.rule = Rule::config_bad_value,
                         .source = entry.source,
                         .span = entry.since_span,
                         .message = fmt::format("{} is no version of this site", quoted(entry.since_name)),
                         .advice = near ? fmt::format("did you mean {}?", quoted(*near))
                                        : fmt::format("known are {}", enumerate(names))});
  entry.since_name.clear();  // told once
}

}  // namespace

void date_retirements(Config& config, Diagnostics& diagnostics) {
  std::vector<std::string> names;
  for (const VersionConfig& version : config.versions) names.push_back(version.name);
  for (Retirement& retirement : config.retirements) date_entry(retirement, config, names, diagnostics);
  for (SectionRename& rename : config.section_renames) date_entry(rename, config, names, diagnostics);
}

}  // namespace waymark
