#pragma once
// The closed list of rules: a name in the program, an id for people, a default severity, a summary. Source: rules.def.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace waymark {

enum class Severity : std::uint8_t { off, hint, warning, error };

enum class Rule : std::uint16_t {
#define WAYMARK_RULE(name, id, severity, summary) name,
#include "diagnostics/rules.def"
#undef WAYMARK_RULE
};

struct RuleInfo {
  Rule rule;
  std::string_view id;  // "link/missing-anchor"
  Severity default_severity;
  std::string_view summary;
};

std::span<const RuleInfo> all_rules();
const RuleInfo& info(Rule rule);
std::optional<Rule> find_rule(std::string_view id);
std::string_view severity_name(Severity severity);  // "error", "warning", "hint", "off"
std::optional<Severity> parse_severity(std::string_view name);

}  // namespace waymark
