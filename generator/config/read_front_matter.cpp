// front_matter: a list of {files, required, allowed, keys}; each key may have values, a pattern, a date, and lengths.

#include <charconv>
#include <fmt/format.h>

#include "base/pattern.h"
#include "config/key_table.h"
#include "config/site_keys.h"

namespace waymark {
namespace {

std::optional<std::size_t> read_length(SiteReader& reader, const YamlNode& node) {
  const std::optional<std::string> written = reader.text(node);
  if (!written) return std::nullopt;
  std::size_t length = 0;
  const auto [end, error] = std::from_chars(written->data(), written->data() + written->size(), length);
  if (error == std::errc() && end == written->data() + written->size()) return length;
  reader.bad_value(node.span, fmt::format("{} is no number of characters", quoted(*written)),
                   "write a whole number, as in longest: 160");
  return std::nullopt;
}

std::string read_pattern(SiteReader& reader, const YamlNode& node) {
  const std::optional<std::string> written = reader.text(node);
  if (!written) return {};
  const Result<Pattern> pattern = Pattern::compile(*written);
  if (pattern) return *written;
  reader.bad_value(node.span, fmt::format("{} cannot be used: {}", quoted(*written), pattern.error().message),
                   "write a pattern that fits the whole value, as in \"[a-z0-9-]+\"");
  return {};
}

FrontMatterKeyRule::Dates read_date(SiteReader& reader, const YamlNode& node) {
  const std::optional<std::string> word = reader.text(node);
  if (!word) return FrontMatterKeyRule::Dates::any_text;
  if (*word == "any") return FrontMatterKeyRule::Dates::any;
  if (*word == "past") return FrontMatterKeyRule::Dates::past;
  const std::vector<std::string> accepted = {"any", "past"};
  reader.not_accepted(node.span, *word, "kind of date", accepted);
  return FrontMatterKeyRule::Dates::any_text;
}

using KeyRule = FrontMatterKeyRule;

constexpr Key<KeyRule> rule_keys[] = {
    {"key", [](SiteReader& reader, const YamlNode& node, KeyRule& rule) { rule.key = reader.text(node).value_or(""); }},
    {"values", [](SiteReader& reader, const YamlNode& node, KeyRule& rule) { rule.values = reader.texts(node); }},
    {"pattern",
     [](SiteReader& reader, const YamlNode& node, KeyRule& rule) { rule.pattern = read_pattern(reader, node); }},
    {"date", [](SiteReader& reader, const YamlNode& node, KeyRule& rule) { rule.date = read_date(reader, node); }},
    {"shortest",
     [](SiteReader& reader, const YamlNode& node, KeyRule& rule) { rule.shortest = read_length(reader, node); }},
    {"longest",
     [](SiteReader& reader, const YamlNode& node, KeyRule& rule) { rule.longest = read_length(reader, node); }},
};

void list_rule_keys(const std::string& prefix, std::vector<std::string>& out) {
  list_keys<KeyRule>(rule_keys, prefix, out);
}

void read_key_rules(SiteReader& reader, const YamlNode& node, FrontMatterSchema& schema) {
  if (node.kind != YamlNode::Kind::list) {
    reader.bad_value(node.span, "a list of keys and what they may hold belongs here",
                     "write it as in keys: [{key: ms.topic, values: [article, tutorial]}]");
    return;
  }
  for (const YamlNode& item : node.items) {
    if (!reader.is_map(item, "a mapping with key and values, pattern, date or longest")) continue;
    FrontMatterKeyRule rule;
    read_keys<KeyRule>(reader, item, rule_keys, rule);
    if (item.find("key") == nullptr)
      reader.bad_value(item.span, "this entry names no key", "add one, as in key: ms.topic");
    if (!rule.key.empty()) schema.keys.push_back(std::move(rule));
  }
}

using Schema = FrontMatterSchema;

constexpr Key<Schema> schema_keys[] = {
    {"files", [](SiteReader& reader, const YamlNode& node, Schema& schema) { schema.globs = reader.texts(node); }},
    {"required",
     [](SiteReader& reader, const YamlNode& node, Schema& schema) { schema.required = reader.texts(node); }},
    {"allowed", [](SiteReader& reader, const YamlNode& node, Schema& schema) { schema.allowed = reader.texts(node); }},
    {"keys", read_key_rules, list_rule_keys, "[]."},
};

void read_schema(SiteReader& reader, const YamlNode& node, Config& config) {
  if (!reader.is_map(node, "a mapping with required, allowed or keys")) return;
  FrontMatterSchema schema;
  read_keys<Schema>(reader, node, schema_keys, schema);
  config.front_matter.push_back(std::move(schema));
}

}  // namespace

void read_front_matter_schemas(SiteReader& reader, const YamlNode& node, Config& config) {
  if (node.kind != YamlNode::Kind::list) {
    read_schema(reader, node, config);
    return;
  }
  for (const YamlNode& item : node.items) read_schema(reader, item, config);
}

void list_front_matter_keys(const std::string& prefix, std::vector<std::string>& out) {
  list_keys<Schema>(schema_keys, prefix, out);
}

}  // namespace waymark
