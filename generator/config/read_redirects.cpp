#include "config/read_redirects.h"

#include <algorithm>
#include <fmt/format.h>

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

void read_retirement(SiteReader& reader, const YamlNode& node, Config& config) {
  if (!reader.is_map(node, "a mapping with article, since and to")) return;
  Retirement retirement{.source = reader.source()};
  read_keys<Retirement>(reader, node, keys, retirement);
  if (node.find("article") == nullptr) {
    reader.bad_value(node.span, "this entry names no article", "add one, as in article: old-name");
  }
  if (retirement.article.empty()) return;
  if (retirement.article == retirement.successor) {
    reader.bad_value(retirement.span, fmt::format("{} leads to itself", quoted(retirement.article)), "");
    return;
  }
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
  SiteReader reader(disk, config, source->id, diagnostics);
  if (source->root.kind == YamlNode::Kind::null) return;
  if (source->root.kind != YamlNode::Kind::list) {
    reader.bad_value(source->root.span, "redirects.yml is no list", "begin each entry as in - article: old-name");
    return;
  }
  for (const YamlNode& item : source->root.items) read_retirement(reader, item, config);
}

void date_retirements(Config& config, Diagnostics& diagnostics) {
  std::vector<std::string> names;
  for (const VersionConfig& version : config.versions) names.push_back(version.name);
  for (Retirement& retirement : config.retirements) {
    if (retirement.since || retirement.since_name.empty()) continue;
    retirement.since = config.find_version(retirement.since_name);
    if (retirement.since) continue;
    const std::optional<std::string> near = nearest(retirement.since_name, names);
    diagnostics.push_back({.rule = Rule::config_bad_value,
                           .source = retirement.source,
                           .span = retirement.since_span,
                           .message = fmt::format("{} is no version of this site", quoted(retirement.since_name)),
                           .advice = near ? fmt::format("did you mean {}?", quoted(*near))
                                          : fmt::format("known are {}", enumerate(names))});
    retirement.since_name.clear();  // told once
  }
}

}  // namespace waymark
