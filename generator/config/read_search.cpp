// search: false; or {everyday_words: false, synonyms: [[2fa, two-step verification], …]}, or synonyms by locale.

#include <fmt/format.h>

#include "config/key_table.h"
#include "config/site_keys.h"

namespace waymark {
namespace {

// A query tries each phrase of a group, and a group of hundreds would try them all.
constexpr std::size_t most_in_group = 32;

void read_group(SiteReader& reader, const YamlNode& node, SearchConfig::Synonyms& groups) {
  if (node.kind != YamlNode::Kind::list) {
    reader.bad_value(node.span, "a list of words or phrases with one meaning belongs here",
                     "write each group as in [2fa, two-step verification, MFA]");
    return;
  }
  std::vector<std::string> group = reader.texts(node);
  if (group.size() < node.items.size()) return;  // each that is none has its finding
  if (group.size() < 2) {
    reader.bad_value(node.span, "this group has nothing that means the same", "add a second word or phrase");
    return;
  }
  if (group.size() > most_in_group) {
    reader.bad_value(node.span, fmt::format("a group has at most {} words and phrases", most_in_group),
                     "leave out what readers do not type");
    return;
  }
  groups.push_back(std::move(group));
}

void read_groups(SiteReader& reader, const YamlNode& node, SearchConfig::Synonyms& groups) {
  if (node.kind != YamlNode::Kind::list) {
    reader.bad_value(node.span, "a list of groups belongs here",
                     "write it as in [[2fa, two-step verification, MFA], [phone, mobile]]");
    return;
  }
  for (const YamlNode& item : node.items) read_group(reader, item, groups);
}

void read_synonyms(SiteReader& reader, const YamlNode& node, SearchConfig& search) {
  if (node.kind != YamlNode::Kind::map) {
    read_groups(reader, node, search.synonyms[""]);
    return;
  }
  for (const YamlNode::Entry& entry : node.entries) {
    if (const std::optional<std::string> tag = reader.locale_of(entry))
      read_groups(reader, entry.value, search.synonyms[*tag]);
  }
}

void read_everyday_words(SiteReader& reader, const YamlNode& node, SearchConfig& search) {
  const std::vector<std::string> accepted = {"false", "true"};
  const std::optional<std::string> word = reader.text(node);
  if (!word) return;
  if (*word != "false" && *word != "true") reader.not_accepted(node.span, *word, "answer", accepted);
  search.everyday_words = *word != "false";
}

constexpr Key<SearchConfig> search_keys[] = {
    {"everyday_words", read_everyday_words},
    {"synonyms", read_synonyms},
};

}  // namespace

void read_search(SiteReader& reader, const YamlNode& node, Config& config) {
  if (node.kind == YamlNode::Kind::scalar) {
    const std::vector<std::string> accepted = {"false", "true"};
    const std::string word = reader.text(node).value_or("true");
    if (word != "false" && word != "true") reader.not_accepted(node.span, word, "answer", accepted);
    config.search.on = word != "false";
    return;
  }
  if (reader.is_map(node, "false, or a mapping with synonyms,"))
    read_keys<SearchConfig>(reader, node, search_keys, config.search);
}

void list_search_keys(const std::string& prefix, std::vector<std::string>& out) {
  list_keys<SearchConfig>(search_keys, prefix, out);
}

}  // namespace waymark
