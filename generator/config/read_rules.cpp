// dialects: one word, or a list of {files, dialect}. severities: {rule: severity}, or a list of {files, rule, severity,
// versions, locales}.

#include <algorithm>
#include <fmt/format.h>

#include "config/key_table.h"
#include "config/site_keys.h"

namespace waymark {

namespace {

const std::string everywhere = "**";

std::optional<Dialect> read_dialect(SiteReader& reader, const YamlNode& node) {
  const std::optional<std::string> word = reader.text(node);
  if (!word) return std::nullopt;
  const std::optional<Dialect> dialect = parse_dialect(*word);
  if (!dialect) {
    const std::vector<std::string> accepted = {"auto", "docs", "legacy", "gfm", "commonmark"};
    reader.not_accepted(node.span, *word, "dialect", accepted);
  }
  return dialect;
}

struct DialectEntry {
  std::vector<std::string> globs = {everywhere};
  std::optional<Dialect> dialect;
};

constexpr Key<DialectEntry> dialect_keys[] = {
    {"files", [](SiteReader& reader, const YamlNode& node, DialectEntry& entry) { entry.globs = reader.texts(node); }},
    {"dialect",
     [](SiteReader& reader, const YamlNode& node, DialectEntry& entry) { entry.dialect = read_dialect(reader, node); }},
};

void read_dialect_entry(SiteReader& reader, const YamlNode& node, Config& config) {
  DialectEntry entry;
  if (node.kind == YamlNode::Kind::map) {
    read_keys<DialectEntry>(reader, node, dialect_keys, entry);
    if (node.find("dialect") == nullptr)
      reader.bad_value(node.span, "this entry has no dialect", "add one, as in dialect: legacy");
  } else {
    entry.dialect = read_dialect(reader, node);
  }
  if (!entry.dialect) return;
  for (std::string& glob : entry.globs) config.dialects.push_back({.glob = std::move(glob), .dialect = *entry.dialect});
}

struct SeverityEntry {
  std::vector<std::string> globs = {everywhere};
  std::vector<Rule> rules;
  std::optional<Severity> severity;
  std::vector<std::string> versions;
  std::vector<std::string> locales;
  Span span;
  std::vector<Span> glob_spans;  // of each glob, in the list form
};

void read_globs(SiteReader& reader, const YamlNode& node, SeverityEntry& entry) {
  entry.globs = reader.texts(node);
  if (node.kind == YamlNode::Kind::list && node.items.size() == entry.globs.size()) {
    for (const YamlNode& item : node.items) entry.glob_spans.push_back(item.span);
  } else {
    entry.glob_spans.assign(entry.globs.size(), node.span);
  }
}

// One rule's id, or "family/*" for all of a family.
std::vector<Rule> read_rules(SiteReader& reader, std::string_view written, Span span) {
  std::vector<Rule> rules;
  std::vector<std::string> accepted;
  for (const RuleInfo& rule : all_rules()) {
    const std::string family = std::string(rule.id.substr(0, rule.id.find('/'))) + "/*";
    if (written == rule.id || written == family) rules.push_back(rule.rule);
    accepted.emplace_back(rule.id);
    if (std::ranges::find(accepted, family) == accepted.end()) accepted.push_back(family);
  }
  if (rules.empty()) {
    const std::vector<std::string>& known = accepted;
    reader.not_accepted(span, written, "rule", known);
  }
  return rules;
}

std::optional<Severity> read_severity(SiteReader& reader, const YamlNode& node) {
  const std::optional<std::string> word = reader.text(node);
  if (!word) return std::nullopt;
  const std::optional<Severity> severity = parse_severity(*word);
  if (!severity) {
    const std::vector<std::string> accepted = {"off", "hint", "warning", "error"};
    reader.not_accepted(node.span, *word, "severity", accepted);
  }
  return severity;
}

constexpr Key<SeverityEntry> severity_keys[] = {
    {"files", read_globs},
    {"rule",
     [](SiteReader& reader, const YamlNode& node, SeverityEntry& entry) {
       if (const std::optional<std::string> id = reader.text(node)) entry.rules = read_rules(reader, *id, node.span);
     }},
    {"severity", [](SiteReader& reader, const YamlNode& node,
                    SeverityEntry& entry) { entry.severity = read_severity(reader, node); }},
    {"versions",
     [](SiteReader& reader, const YamlNode& node, SeverityEntry& entry) { entry.versions = reader.texts(node); }},
    {"locales",
     [](SiteReader& reader, const YamlNode& node, SeverityEntry& entry) { entry.locales = reader.texts(node); }},
};

void add_severity(const SeverityEntry& entry, Config& config) {
  if (!entry.severity) return;
  for (std::size_t i = 0; i < entry.globs.size(); ++i) {
    for (const Rule rule : entry.rules) {
      config.policy.overrides.push_back({.glob = entry.globs[i],
                                         .rule = rule,
                                         .severity = *entry.severity,
                                         .versions = entry.versions,
                                         .locales = entry.locales,
                                         .written = i < entry.glob_spans.size() ? entry.glob_spans[i] : entry.span});
    }
  }
}

}  // namespace

void read_dialects(SiteReader& reader, const YamlNode& node, Config& config) {
  if (node.kind != YamlNode::Kind::list) {
    read_dialect_entry(reader, node, config);
    return;
  }
  for (const YamlNode& item : node.items) read_dialect_entry(reader, item, config);
}

void list_dialect_keys(const std::string& prefix, std::vector<std::string>& out) {
  list_keys<DialectEntry>(dialect_keys, prefix, out);
}

void read_severities(SiteReader& reader, const YamlNode& node, Config& config) {
  if (node.kind == YamlNode::Kind::map) {
    for (const YamlNode::Entry& rule : node.entries) {
      SeverityEntry entry;
      entry.rules = read_rules(reader, rule.key, rule.key_span);
      entry.severity = read_severity(reader, rule.value);
      add_severity(entry, config);
    }
    return;
  }
  if (node.kind != YamlNode::Kind::list) {
    reader.bad_value(node.span, "a mapping from rules to severities, or a list, belongs here",
                     "write it as in severities: {link/case: error}");
    return;
  }
  for (const YamlNode& item : node.items) {
    if (!reader.is_map(item, "a mapping with files, rule and severity")) continue;
    SeverityEntry entry{.span = item.span};
    read_keys<SeverityEntry>(reader, item, severity_keys, entry);
    for (const std::string_view key : {"rule", "severity"}) {
      if (item.find(key) == nullptr)
        reader.bad_value(item.span, fmt::format("this entry has no {}", key),
                         "write it as in {files: \"old/**\", rule: link/case, severity: off}");
    }
    add_severity(entry, config);
  }
}

void list_severity_keys(const std::string& prefix, std::vector<std::string>& out) {
  list_keys<SeverityEntry>(severity_keys, prefix, out);
}

}  // namespace waymark
