// usages: the ways readers use the product. {question, header_words, pages, from, list: [{id, label, description,
// words, pivots, formerly, not_sure}], removed, questions}.

#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "base/usage_set.h"
#include "config/key_table.h"
#include "config/read_pivot_groups.h"
#include "config/read_questions.h"
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
    {"formerly",
     [](SiteReader& reader, const YamlNode& node, UsageConfig& usage) { usage.formerly = reader.texts(node); }},
    {"not_sure",
     [](SiteReader& reader, const YamlNode& node, UsageConfig& usage) {
       const std::string word = reader.text(node).value_or("false");
       const std::vector<std::string> accepted = {"true", "false"};
       if (std::ranges::find(accepted, word) == accepted.end())
         reader.not_accepted(node.span, word, "choice here", accepted);
       usage.not_sure = word == "true";
     }},
};

// Below /for/ there stand the folders of the usages, and this one.
constexpr std::string_view questions_folder = "questions";

bool is_usage(const Config& config, std::string_view id) {
  return std::ranges::find(config.usages, id, &UsageConfig::id) != config.usages.end();
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
  if (!is_address_id(usage.id) || usage.id == questions_folder) {
    reader.bad_value(id->span, fmt::format("{} cannot be the id of a usage", quoted(usage.id)),
                     usage.id == questions_folder
                         ? "its pages would stand where those of the questions do; choose another"
                         : "it becomes part of addresses: use lower-case letters, digits and \"-\"");
    return;
  }
  if (is_usage(config, usage.id)) {
    reader.bad_value(id->span, fmt::format("the usage {} stands here a second time", quoted(usage.id)),
                     "take one of them out");
    return;
  }
  if (usage.pivots.empty()) usage.pivots.push_back(usage.id);
  for (const std::string& pivot : usage.pivots) {
    const std::string title = usage.label.empty() ? pivot_title(config, pivot) : std::string();
    if (!title.empty()) usage.label.by_locale[""] = title;
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
  usage.span = id->span;
  config.usages.push_back(std::move(usage));
}

// The addresses of an old id are the new one's: it can be nobody else's.
void check_former_ids(SiteReader& reader, const Config& config) {
  std::vector<std::string> seen;
  for (const UsageConfig& usage : config.usages) {
    for (const std::string& old : usage.formerly) {
      if (!is_address_id(old) || old == questions_folder) {
        reader.bad_value(usage.span, fmt::format("{} was never the id of a usage", quoted(old)),
                         "write the id that its addresses had, as in formerly: o365");
      } else if (is_usage(config, old) || std::ranges::find(seen, old) != seen.end()) {
        reader.bad_value(usage.span, fmt::format("{} below \"formerly\" is another usage as well", quoted(old)),
                         "its addresses can lead to one of them only");
      }
      seen.push_back(old);
    }
  }
}

// Who reads the others first may find that he knows.
void put_not_sure_last(Config& config) {
  std::ranges::stable_partition(config.usages, [](const UsageConfig& usage) { return !usage.not_sure; });
}

void read_usage_list(SiteReader& reader, const YamlNode& node, Config& config) {
  if (node.kind != YamlNode::Kind::list) {
    reader.bad_value(node.span, "a list of usages belongs here",
                     "write each as in - {id: office-365, label: With Office 365}");
    return;
  }
  for (const YamlNode& item : node.items) read_usage(reader, item, config);
  check_former_ids(reader, config);
  if (std::ranges::count(config.usages, true, &UsageConfig::not_sure) > 1)
    reader.bad_value(node.span, "two usages have not_sure: true",
                     "keep it where a reader who knows nothing is at home");
  put_not_sure_last(config);
}

// Each pivot of the group that no usage of the list has becomes a usage.
void add_pivots(SiteReader& reader, const PivotGroup& group, Span span, Config& config) {
  for (const PivotGroup::Pivot& pivot : group.pivots) {
    const auto has_pivot = [&](const UsageConfig& usage) {
      return std::ranges::find(usage.pivots, pivot.id) != usage.pivots.end();
    };
    if (std::ranges::any_of(config.usages, has_pivot)) continue;
    if (pivot.id.empty() || !is_address_id(pivot.id) || pivot.id == questions_folder || is_usage(config, pivot.id) ||
        config.usages.size() == UsageSet::most) {
      reader.bad_value(span, fmt::format("the pivot {} cannot be a usage as it is", quoted(pivot.id)),
                       "add a usage with an id of its own to the list, and name this pivot below its pivots");
      continue;
    }
    UsageConfig usage{.id = pivot.id, .pivots = {pivot.id}, .span = span};
    usage.label.by_locale[""] = pivot.title.empty() ? pivot.id : pivot.title;
    config.usages.push_back(std::move(usage));
  }
  put_not_sure_last(config);
  if (config.usage_question.empty() && !group.prompt.empty()) config.usage_question.by_locale[""] = group.prompt;
}

void read_removed(SiteReader& reader, const YamlNode& node, Config& config) {
  config.removed_usages = reader.texts(node);
  for (const std::string& id : config.removed_usages) {
    const bool named_again = std::ranges::any_of(config.usages, [&](const UsageConfig& usage) {
      return usage.id == id || std::ranges::find(usage.formerly, id) != usage.formerly.end();
    });
    if (is_address_id(id) && id != questions_folder && !named_again) continue;
    reader.bad_value(node.span, fmt::format("{} is no usage that was removed", quoted(id)),
                     "write the id that its addresses had, and that no other usage has or had");
  }
}

void read_from(SiteReader& reader, const YamlNode& node, Config& config) {
  if (const auto group = read_pivot_group(reader, node, config))
    add_pivots(reader, config.pivot_groups[*group], node.span, config);
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
    {"from", read_from},
    {"removed", read_removed},
    {"questions", read_questions, list_question_keys, "[]."},
};

}  // namespace

void read_usages(SiteReader& reader, const YamlNode& node, Config& config) {
  find_pivot_groups(reader, config);
  if (node.kind == YamlNode::Kind::list) {
    read_usage_list(reader, node, config);
  } else if (reader.is_map(node, "a list of usages, or a mapping with question, header_words and list,")) {
    read_keys<Config>(reader, node, keys, config);
  }
}

void list_usage_keys(const std::string& prefix, std::vector<std::string>& out) { list_keys<Config>(keys, prefix, out); }

}  // namespace waymark
