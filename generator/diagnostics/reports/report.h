#pragma once
// The findings of one run in the forms that people and programs read. Returns strings; commands/ prints and writes
// them. All forms are the same bytes for the same findings, whatever the number of workers.

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/policy/policy.h"
#include "source/source_file.h"

namespace waymark {

enum class ReportKind : std::uint8_t { text, json, sarif, junit, github, github_summary, gitlab, checkstyle };

struct ReportKindInfo {
  ReportKind kind;
  std::string_view name;  // as in --format and --report
};
std::span<const ReportKindInfo> all_report_kinds();
std::optional<ReportKind> find_report_kind(std::string_view name);

// How the text is put together: finding by finding, or the like of them in one place.
enum class GroupBy : std::uint8_t { nothing, file, target, rule };

struct SiteFindings {
  std::string_view site_file;
  const std::vector<Finding>& findings;
  const SourceSet& sources;
  const Readerships& readerships;
  std::string closing;                             // what the text ends with, one line: what was read and built
  bool compared = false;                           // with a baseline or an old revision: what is fresh is new
  bool config_failed = false;                      // site.yml has errors: no other rule was asked
  const std::vector<Finding>* silenced = nullptr;  // by comments in the files; null: nobody asked for them
  std::vector<Rule> off = {};                      // rules that site.yml has off for all files
};

struct ReportOptions {
  bool known = false;  // list those that the baseline knows, too
  bool colour = false;
  GroupBy group_by = GroupBy::nothing;
  std::function<bool(const Finding&)> fails;  // makes the run fail; null: none does
  std::function<bool(Rule)> asked;            // whether the run looked for it; null: for all
  std::function<std::optional<std::string>(std::string_view)> rule_page;  // Markdown by rule id; null: there is none
  std::string program_version;
  // Where the working directory is below the root of the repository, with its final '/': programs that show findings
  // beside files want paths from there.
  std::string path_prefix;
  std::string source_url;  // where the repository's files are shown, with its final '/'; empty: nowhere
};

std::string write_report(ReportKind kind, std::span<const SiteFindings> sites, const ReportOptions& options);

// The text in two parts, for who tells some findings before others: the findings, and the closing lines of each site.
std::string findings_text(std::span<const SiteFindings> sites, const ReportOptions& options);
std::string closing_lines(std::span<const SiteFindings> sites);

// file:line:column: severity: message [rule], the source line, a caret under the span, then "help:" lines with advice
// and fix. ANSI colours when `colour`.
std::string text_report(const std::vector<Finding>& findings, const SourceSet& sources, bool colour);

// "3 errors, 1 warning and 12 hints in 8 files"; "no findings". Known ones are counted apart: "1 error in 1 file; 4
// known".
std::string summary(const std::vector<Finding>& findings);

}  // namespace waymark
