// usages: the ways readers use the product. {question, header_words, pages, list: [{id, label, description,
// words, pivots}]}.

#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "base/usage_set.h"
#include "config/key_table.h"
#include "config/site_keys.h"

namespace waymark {

namespace {

constexpr Key<UsageConfig> usage_keys[] = {
    {"id",
     [](SiteReader& reader, const YamlNode& node, UsageConfig& usage) { usage.id = reader.text(node).value_or(""); }},
    {"label",
     [](SiteReader& reader, const YamlNode& node, UsageConfig& usage) { usage.label = reader.localized(node); }},
    {"description",
     [](SiteReader& reader, const YamlNode& node, UsageConfig& usage) { usage.description = reader.localized(node); }},
    {"words", [](SiteReader& reader, const YamlNode& node, UsageConfig& usage) { usage.words = reader.texts(node); }},
    {"pivots",
     [](SiteReader& reader, const YamlNode& node, UsageConfig& usage) {
       for (const std::string& pivot : reader.texts(node)) usage.pivots.push_back(ascii_lower(pivot));
     }},
};

bool is_usage_id(std::string_view id) {
  return !id.starts_with('-') && !id.ends_with('-') &&
         std::ranges::all_of(id, [](char c) { return c == '-' || is_ascii_digit(c) || (c >= 'a' && c <= 'z'); });
}

void read_usage(SiteReader& reader, const YamlNode& node, Config& config) {
  if (!reader.is_map(node, "a usage with id, label and words")) return;
  UsageConfig usage;
  read_keys<UsageConfig>(reader, node, usage_keys, usage);
  const YamlNode* id = node.find("id");
  if (id == nullptr) {
    reader.bad_value(node.span, "this usage has no id", "add one, as in id: office-365");
    return;
  }
  if (usage.id.empty()) return;
  if (!is_usage_id(usage.id)) {
    reader.bad_value(id->span, fmt::format("{} cannot be the id of a usage", quoted(usage.id)),
                     "it becomes part of addresses: use lower-case letters, digits and \"-\"");
    return;
  }
  if (std::ranges::find(config.usages, usage.id, &UsageConfig::id) != config.usages.end()) {
    reader.bad_value(id->span, fmt::format("the usage {} stands here a second time", quoted(usage.id)),
                     "take one of them out");
    return;
  }
  if (usage.label.empty()) {
    if (node.find("label") == nullptr) {
      reader.bad_value(id->span, fmt::format("the usage {} has no label", quoted(usage.id)),
                       "add what readers see, as in label: With Office 365");
    }
    usage.label.by_locale[""] = usage.id;
  }
  if (config.usages.size() == UsageSet::most) {
    reader.bad_value(id->span, fmt::format("there are more than {} usages", UsageSet::most),
                     "leave those that readers really choose between");
    return;
  }
  if (usage.pivots.empty()) usage.pivots.push_back(usage.id);
  usage.span = id->span;
  config.usages.push_back(std::move(usage));
}

void read_usage_list(SiteReader& reader, const YamlNode& node, Config& config) {
  if (node.kind != YamlNode::Kind::list) {
    reader.bad_value(node.span, "a list of usages belongs here",
                     "write each as in - {id: office-365, label: With Office 365}");
    return;
  }
  for (const YamlNode& item : node.items) read_usage(reader, item, config);
}

constexpr Key<Config> keys[] = {
    {"question",
     [](SiteReader& reader, const YamlNode& node, Config& config) { config.usage_question = reader.localized(node); }},
    {"header_words",
     [](SiteReader& reader, const YamlNode& node, Config& config) { config.chooser_words = reader.texts(node); }},
    {"pages",
     [](SiteReader& reader, const YamlNode& node, Config& config) {
       const std::string word = reader.text(node).value_or("all");
       const std::vector<std::string> accepted = {"all", "scoped"};
       if (std::ranges::find(accepted, word) == accepted.end())
         reader.not_accepted(node.span, word, "choice of pages", accepted);
       config.usage_pages = word == "scoped" ? UsagePages::scoped : UsagePages::all;
     }},
    {"list", read_usage_list,
     [](const std::string& prefix, std::vector<std::string>& out) { list_keys<UsageConfig>(usage_keys, prefix, out); },
     "[]."},
};

}  // namespace

void read_usages(SiteReader& reader, const YamlNode& node, Config& config) {
  if (node.kind == YamlNode::Kind::list) {
    read_usage_list(reader, node, config);
  } else if (reader.is_map(node, "a list of usages, or a mapping with question, header_words and list,")) {
    read_keys<Config>(reader, node, keys, config);
  }
}

void list_usage_keys(const std::string& prefix, std::vector<std::string>& out) { list_keys<Config>(keys, prefix, out); }

}  // namespace waymark
