#pragma once
// One function a form, as write_report() calls them, and what they share. Each .cpp file is one form.

#include <string>
#include <vector>

#include "diagnostics/reports/report.h"

namespace waymark {

using Sites = std::span<const SiteFindings>;

// All findings with ids, versions and edits, as content/manual/schemas/findings.jsonschema says.
std::string json_form(Sites sites, const ReportOptions& options);
// SARIF 2.1.0 (OASIS), in one run. At most 25,000 results, as GitHub takes no more; a notification tells what was left
// out. Known findings are always in it: they are suppressed and unchanged. So are those that comments silence.
std::string sarif_form(Sites sites, const ReportOptions& options);
// JUnit XML as Ant and Jenkins have it: a suite for each site and family of rules. What makes the run fail is a
// failure, what does not is skipped, and a rule without findings is a test that passed; one that is off is no test.
std::string junit_form(Sites sites, const ReportOptions& options);
// Workflow commands of GitHub Actions, which shows them beside the text, then the closing lines.
std::string github_form(Sites sites, const ReportOptions& options);
// Markdown for the summary page of a job of GitHub Actions.
std::string github_summary_form(Sites sites, const ReportOptions& options);
// The list of issues that GitLab calls Code Quality.
std::string gitlab_form(Sites sites, const ReportOptions& options);
std::string checkstyle_form(Sites sites, const ReportOptions& options);
// Findings in full one by one, or grouped, then the closing lines of each site.
std::string text_form(Sites sites, const ReportOptions& options);
// The part of text_form() that --group-by makes.
std::string grouped_text(Sites sites, const ReportOptions& options);

struct Listed {
  const Finding& finding;
  const SourceFile& file;  // that it is in
  const SiteFindings& site;
};

// The findings of all sites in their order; known ones only when `with_known`.
std::vector<Listed> listed_findings(Sites sites, bool with_known);

// Leaves `most` of them, the most serious ones, in the order they had. Returns how many went.
std::size_t keep_most_serious(std::vector<Listed>& listed, std::size_t most);

// A finding as text_report() tells it.
void append_finding(std::string& out, const Finding& finding, const SourceSet& sources, bool colour);

// "versions 2015-06, 2015-08; locales nl-nl", long lists by their ends; empty where it holds wherever the file does.
std::string readers_of(const Diagnostic& diagnostic);

// The finding in sentences on one line: what is wrong, the way out, the fix, and for whom.
std::string in_sentences(const Diagnostic& diagnostic);

// `path` from the root of the repository, in valid UTF-8.
std::string path_in_repository(std::string_view path, const ReportOptions& options);

}  // namespace waymark
