#include "config/read_pivot_groups.h"

#include <algorithm>

#include "base/text.h"

namespace waymark {
namespace {

constexpr std::string_view file_name = "zone-pivot-groups.yml";

std::string text_of(const YamlNode& map, std::string_view key) {
  const YamlNode* value = map.find(key);
  return value == nullptr || value->kind != YamlNode::Kind::scalar ? std::string() : std::string(trim(value->scalar));
}

const std::vector<YamlNode>& items_of(const YamlNode& map, std::string_view key) {
  static const std::vector<YamlNode> none;
  const YamlNode* value = map.kind == YamlNode::Kind::map ? map.find(key) : nullptr;
  return value == nullptr ? none : value->items;
}

void read_groups(const YamlNode& root, Config& config) {
  for (const YamlNode& node : items_of(root, "groups")) {
    if (node.kind != YamlNode::Kind::map) continue;
    PivotGroup group{.id = text_of(node, "id"), .title = text_of(node, "title"), .prompt = text_of(node, "prompt")};
    for (const YamlNode& pivot : items_of(node, "pivots")) {
      if (pivot.kind == YamlNode::Kind::map)
        group.pivots.push_back({.id = ascii_lower(text_of(pivot, "id")), .title = text_of(pivot, "title")});
    }
    config.pivot_groups.push_back(std::move(group));
  }
}

}  // namespace

void find_pivot_groups(SiteReader& reader, Config& config) {
  if (!config.pivot_groups.empty()) return;
  for (const ContentRoot& root : config.content) {
    const std::string path = join_disk_path(root.folder, file_name);
    if (!reader.disk().is_file(path)) continue;
    if (const auto source = reader.read_yaml(path)) read_groups(source->root, config);
  }
}

std::optional<std::size_t> read_pivot_group(SiteReader& reader, const YamlNode& node, Config& config) {
  const std::string wanted = reader.text(node).value_or("");
  if (wanted.empty()) return std::nullopt;
  const std::size_t hash = wanted.rfind('#');
  std::size_t first = 0;
  if (hash != std::string::npos) {
    YamlNode file = node;
    file.scalar = wanted.substr(0, hash);
    const auto path = reader.existing(file, PathKind::file);
    const auto source = path ? reader.read_yaml(*path) : std::nullopt;
    if (!source) return std::nullopt;
    first = config.pivot_groups.size();
    read_groups(source->root, config);
  }
  const std::string id = hash == std::string::npos ? wanted : wanted.substr(hash + 1);
  std::vector<std::string> known;
  for (std::size_t i = first; i < config.pivot_groups.size(); ++i) {
    if (config.pivot_groups[i].id == id) return i;
    known.push_back(config.pivot_groups[i].id);
  }
  if (known.empty()) {
    reader.bad_value(node.span, "there is no file zone-pivot-groups.yml with groups in the content",
                     "name it, as in from: ../docs/zone-pivot-groups.yml#programming-languages");
  } else {
    reader.not_accepted(node.span, id, "group of pivots", known);
  }
  return std::nullopt;
}

std::string pivot_title(const Config& config, std::string_view pivot) {
  for (const PivotGroup& group : config.pivot_groups) {
    const auto found = std::ranges::find(group.pivots, pivot, &PivotGroup::Pivot::id);
    if (found != group.pivots.end() && !found->title.empty()) return found->title;
  }
  return {};
}

}  // namespace waymark
