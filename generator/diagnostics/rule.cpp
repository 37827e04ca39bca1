#include "diagnostics/rule.h"

#include <algorithm>
#include <array>

namespace waymark {
namespace {

using enum Severity;

constexpr auto rules = std::to_array<RuleInfo>({
#define WAYMARK_RULE(name, id, severity, summary) {Rule::name, id, severity, summary},
#include "diagnostics/rules.def"
#undef WAYMARK_RULE
});

struct SeverityName {
  Severity severity;
  std::string_view name;
};

constexpr std::array<SeverityName, 4> severity_names{
    {{off, "off"}, {hint, "hint"}, {warning, "warning"}, {error, "error"}}};

}  // namespace

std::span<const RuleInfo> all_rules() { return rules; }

// The table and the enumeration are made from the same rows in the same order.
const RuleInfo& info(Rule rule) { return rules[static_cast<std::size_t>(rule)]; }

std::optional<Rule> find_rule(std::string_view id) {
  const auto found = std::ranges::find(rules, id, &RuleInfo::id);
  return found == rules.end() ? std::nullopt : std::optional(found->rule);
}

std::string_view severity_name(Severity severity) {
  return std::ranges::find(severity_names, severity, &SeverityName::severity)->name;
}

std::optional<Severity> parse_severity(std::string_view name) {
  const auto found = std::ranges::find(severity_names, name, &SeverityName::name);
  return found == severity_names.end() ? std::nullopt : std::optional(found->severity);
}

}  // namespace waymark
