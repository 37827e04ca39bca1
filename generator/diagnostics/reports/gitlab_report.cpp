#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <string_view>
#include <unordered_map>

#include "base/hash.h"
#include "diagnostics/reports/report_forms.h"

namespace waymark {
namespace {

using Json = nlohmann::ordered_json;

std::string_view severity_in_gitlab(Severity severity) {
  return severity == Severity::error ? "major" : severity == Severity::warning ? "minor" : "info";
}

// Two sites may share files, and then ids; GitLab takes issues with one fingerprint for one.
class Fingerprints {
 public:
  std::string of(const std::string& id) {
    const std::size_t before = seen_[id]++;
    return before == 0 ? id : fmt::format("{:016x}", hash64(fmt::format("{}\n{}", id, before)));
  }

 private:
  std::unordered_map<std::string, std::size_t> seen_;
};

}  // namespace

std::string gitlab_form(Sites sites, const ReportOptions& options) {
  Json issues = Json::array();
  Fingerprints fingerprints;
  for (const Listed& listed : listed_findings(sites, options.known)) {
    const Diagnostic& diagnostic = listed.finding.diagnostic;
    const LineIndex& lines = listed.file.lines;
    Json issue;
    issue["description"] = in_sentences(diagnostic);
    issue["check_name"] = info(diagnostic.rule).id;
    issue["fingerprint"] = fingerprints.of(listed.finding.id);
    issue["severity"] = severity_in_gitlab(listed.finding.severity);
    issue["location"] = {{"path", path_in_repository(listed.file.path, options)},
                         {"lines",
                          {{"begin", lines.position(listed.file.text, diagnostic.span.begin).line},
                           {"end", lines.position(listed.file.text, diagnostic.span.end).line}}}};
    issues.push_back(std::move(issue));
  }
  return issues.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace waymark
