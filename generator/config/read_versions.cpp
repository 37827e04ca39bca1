// versions: a list, oldest first, of names or {name, label}; or {list: [...], pages: archive | all}.

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <fmt/format.h>
#include <system_error>

#include "base/text.h"
#include "config/key_table.h"
#include "config/site_keys.h"

namespace waymark {

namespace {

// Names become folders of the site and of the sources.
bool is_folder_name(std::string_view name) {
  return !name.starts_with('.') &&
         std::ranges::all_of(name, [](char c) { return is_ascii_alnum(c) || c == '.' || c == '-' || c == '_'; });
}

constexpr Key<VersionConfig> version_keys[] = {
    {"name", [](SiteReader& reader, const YamlNode& node,
                VersionConfig& version) { version.name = reader.text(node).value_or(""); }},
    {"label", [](SiteReader& reader, const YamlNode& node,
                 VersionConfig& version) { version.label = reader.text(node).value_or(""); }},
};

void read_version(SiteReader& reader, const YamlNode& node, Config& config) {
  VersionConfig version;
  Span span = node.span;
  if (node.kind == YamlNode::Kind::map) {
    const YamlNode* name = node.find("name");
    read_keys<VersionConfig>(reader, node, version_keys, version);
    if (name == nullptr) {
      reader.bad_value(node.span, "this version has no name", "add one, as in name: 2017-03");
    } else {
      span = name->span;
    }
  } else {
    version.name = reader.text(node).value_or("");
  }
  if (version.name.empty()) return;
  if (!is_folder_name(version.name)) {
    reader.bad_value(
        span, fmt::format("{} cannot be the name of a version", quoted(version.name)),
        "it becomes part of addresses: use letters, digits, \"-\", \"_\" and \".\", and put other words in its label");
    return;
  }
  if (config.find_version(version.name)) {
    reader.bad_value(span, fmt::format("the version {} stands here a second time", quoted(version.name)),
                     "take one of them out");
    return;
  }
  if (version.label.empty()) version.label = version.name;
  config.versions.push_back(std::move(version));
}

void read_version_list(SiteReader& reader, const YamlNode& node, Config& config) {
  if (node.kind != YamlNode::Kind::list) {
    reader.bad_value(node.span, "a list of versions, oldest first, belongs here", "write it as in [2015-06, 2017-03]");
    return;
  }
  for (const YamlNode& item : node.items) read_version(reader, item, config);
}

constexpr Key<Config> keys[] = {
    {"list", read_version_list,
     [](const std::string& prefix, std::vector<std::string>& out) {
       list_keys<VersionConfig>(version_keys, prefix, out);
     },
     "[]."},
    {"pages",
     [](SiteReader& reader, const YamlNode& node, Config& config) {
       const std::string word = reader.text(node).value_or("archive");
       const std::vector<std::string> accepted = {"archive", "all"};
       if (std::ranges::find(accepted, word) == accepted.end())
         reader.not_accepted(node.span, word, "choice of pages", accepted);
       config.version_pages = word == "all" ? VersionPages::all : VersionPages::archive;
     }},
    {"mark_changes",
     [](SiteReader& reader, const YamlNode& node, Config& config) {
       const std::string word = reader.text(node).value_or("1");
       std::uint32_t versions = 0;
       const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), versions);
       if (error != std::errc() || end != word.data() + word.size()) {
         reader.bad_value(node.span, fmt::format("{} is no number of versions", quoted(word)),
                          "write how long changes stay marked, as in 1 for the newest version only, or 0 for never");
         return;
       }
       config.mark_changes = versions;
     }},
};

}  // namespace

void read_versions(SiteReader& reader, const YamlNode& node, Config& config) {
  if (node.kind == YamlNode::Kind::list) {
    read_version_list(reader, node, config);
  } else if (reader.is_map(node, "a list of versions, or a mapping with list and pages,")) {
    read_keys<Config>(reader, node, keys, config);
  }
}

void list_version_keys(const std::string& prefix, std::vector<std::string>& out) {
  list_keys<Config>(keys, prefix, out);
}

}  // namespace waymark
