#include <fmt/format.h>
#include <set>
#include <string_view>

#include "base/text.h"
#include "diagnostics/reports/report.h"

namespace waymark {
namespace {

std::string count(std::size_t number, std::string_view what) {
  return fmt::format("{} {}{}", number, what, number == 1 ? "" : "s");
}

}  // namespace

std::string summary(const std::vector<Finding>& findings) {
  std::size_t known = 0;
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t hints = 0;
  std::set<SourceId> files;
  for (const Finding& finding : findings) {
    if (finding.standing == Standing::known) {
      ++known;
      continue;
    }
    ++(finding.severity == Severity::error ? errors : finding.severity == Severity::warning ? warnings : hints);
    files.insert(finding.diagnostic.source);
  }
  const std::string beside = known == 0 ? "" : fmt::format("; {} known", known);
  if (files.empty()) {
    return (known == 0 ? "no findings" : "no new findings") + beside;
  }
  std::vector<std::string> counts;
  if (errors > 0) {
    counts.push_back(count(errors, "error"));
  }
  if (warnings > 0) {
    counts.push_back(count(warnings, "warning"));
  }
  if (hints > 0) {
    counts.push_back(count(hints, "hint"));
  }
  const std::string last = std::move(counts.back());
  counts.pop_back();
  return fmt::format("{}{}{} in {}{}", join(counts, ", "), counts.empty() ? "" : " and ", last,
                     count(files.size(), "file"), beside);
}

}  // namespace waymark
