#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/edit_distance.h"
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

int explain(const std::string& rule, std::ostream& out, std::ostream& err) {
  if (const auto page = rule_page(rule)) {
    out << *page;
    return exit_clean;
  }
  std::vector<std::string> ids;
  for (const RuleInfo& known : all_rules()) ids.emplace_back(known.id);
  err << fmt::format("waymark: there is no rule \"{}\"; ", rule);
  if (const auto near = nearest(rule, ids)) {
    err << fmt::format("did you mean \"{}\"?\n", *near);
  } else {
    err << "`waymark rules` lists them all\n";
  }
  return exit_usage;
}

}  // namespace waymark
