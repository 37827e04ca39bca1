// navigation: a tree of article names, URLs and groups. Each entry is a text (its target) or {title, to, usage,
// children}.

#include <fmt/format.h>

#include "config/key_table.h"
#include "config/site_keys.h"

namespace waymark {

namespace {

void read_nodes(SiteReader& reader, const YamlNode& node, std::vector<NavigationNode>& into);

constexpr Key<NavigationNode> node_keys[] = {
    {"title",
     [](SiteReader& reader, const YamlNode& node, NavigationNode& entry) { entry.title = reader.localized(node); }},
    {"to", [](SiteReader& reader, const YamlNode& node,
              NavigationNode& entry) { entry.target = reader.text(node).value_or(""); }},
    {"usage",
     [](SiteReader& reader, const YamlNode& node, NavigationNode& entry) {
       entry.usages = reader.texts(node);
       entry.usages_span = node.span;
     }},
    {"children",
     [](SiteReader& reader, const YamlNode& node, NavigationNode& entry) { read_nodes(reader, node, entry.children); }},
};

void read_node(SiteReader& reader, const YamlNode& node, std::vector<NavigationNode>& into) {
  NavigationNode entry;
  entry.span = node.span;
  if (node.kind == YamlNode::Kind::map) {
    read_keys<NavigationNode>(reader, node, node_keys, entry);
    if (const YamlNode* to = node.find("to")) entry.span = to->span;
    if (entry.target.empty() && entry.title.empty() && node.find("to") == nullptr && node.find("title") == nullptr) {
      reader.bad_value(node.span, "this entry has neither a title nor a target",
                       "add to: with an article's name, or title: for a group");
    }
  } else {
    entry.target = reader.text(node).value_or("");
  }
  if (!entry.target.empty() || !entry.title.empty() || !entry.children.empty()) into.push_back(std::move(entry));
}

void read_nodes(SiteReader& reader, const YamlNode& node, std::vector<NavigationNode>& into) {
  if (node.kind != YamlNode::Kind::list) {
    reader.bad_value(node.span, "a list of entries belongs here",
                     "write each as in - start, or - {title: First steps, to: start}");
    return;
  }
  for (const YamlNode& item : node.items) read_node(reader, item, into);
}

}  // namespace

void read_navigation(SiteReader& reader, const YamlNode& node, Config& config) {
  read_nodes(reader, node, config.navigation);
}

void list_navigation_keys(const std::string& prefix, std::vector<std::string>& out) {
  list_keys<NavigationNode>(node_keys, prefix, out);
}

}  // namespace waymark
