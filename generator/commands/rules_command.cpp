#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "base/edit_distance.h"
#include "base/text.h"
#include "commands/exit_codes.h"
#include "commands/rule_pages.h"
#include "commands/verbs.h"
#include "diagnostics/rule.h"

namespace waymark {

int list_rules(Format format, std::ostream& out) {
  if (format == Format::json) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const RuleInfo& rule : all_rules()) {
      list.push_back(
          {{"rule", rule.id}, {"severity", severity_name(rule.default_severity)}, {"summary", rule.summary}});
    }
    out << list.dump(2) << '\n';
    return exit_clean;
  }
  for (const RuleInfo& rule : all_rules()) {
    out << fmt::format("{:<36} {:<8} {}\n", rule.id, severity_name(rule.default_severity), rule.summary);
  }
  return exit_clean;
}

namespace {

std::string_view family_of(std::string_view rule) { return rule.substr(0, rule.find('/')); }

// The way out for who asks for a rule that is none: the nearest by its whole id, by its name alone, or what the family
// has.
std::string rules_near(const std::string& rule) {
  std::vector<std::string> ids;
  std::vector<std::string> names;
  std::vector<std::string> families;
  for (const RuleInfo& known : all_rules()) {
    ids.emplace_back(known.id);
    names.emplace_back(known.id.substr(known.id.find('/') + 1));
    if (families.empty() || families.back() != family_of(known.id)) families.emplace_back(family_of(known.id));
  }
  if (const auto near = nearest(rule, ids)) return fmt::format("did you mean \"{}\"?", *near);
  if (const auto near = nearest(rule.substr(rule.find('/') + 1), names)) {
    // Several families may have a rule of that name.
    std::erase_if(ids, [&](const std::string& id) { return id.substr(id.find('/') + 1) != *near; });
    return fmt::format("did you mean \"{}\"?", join(ids, "\" or \""));
  }
  std::ranges::sort(families);
  families.erase(std::ranges::unique(families).begin(), families.end());
  const std::string written(family_of(rule));
  const auto family =
      std::ranges::binary_search(families, written) ? std::optional(written) : nearest(written, families);
  if (!family) return "`waymark rules` lists them all";
  std::erase_if(ids, [&](const std::string& id) { return family_of(id) != *family; });
  return fmt::format("those of \"{}\" are {}", *family, join(ids, ", "));
}

}  // namespace

int explain(const std::string& rule, std::ostream& out, std::ostream& err) {
  if (const auto page = rule_page(rule)) {
    out << *page;
    return exit_clean;
  }
  err << fmt::format("waymark: there is no rule \"{}\"; {}\n", rule, rules_near(rule));
  return exit_usage;
}

}  // namespace waymark
