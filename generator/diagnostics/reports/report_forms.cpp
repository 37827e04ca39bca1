#include "diagnostics/reports/report_forms.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "base/disk.h"
#include "base/text.h"
#include "base/unicode.h"
#include "diagnostics/reports/excerpt.h"

namespace waymark {
namespace {

constexpr auto kinds = std::to_array<ReportKindInfo>({
    {ReportKind::text, "text"},
    {ReportKind::json, "json"},
    {ReportKind::sarif, "sarif"},
    {ReportKind::junit, "junit"},
    {ReportKind::github, "github"},
    {ReportKind::github_summary, "github-summary"},
    {ReportKind::gitlab, "gitlab"},
    {ReportKind::checkstyle, "checkstyle"},
});

void append_sentence(std::string& out, std::string_view sentence) {
  if (sentence.empty()) return;
  if (!out.empty()) out += ' ';
  out += visible(sentence);
  if (std::string_view(".?!").find(out.back()) == std::string_view::npos) out += '.';
}

}  // namespace

std::span<const ReportKindInfo> all_report_kinds() { return kinds; }

std::optional<ReportKind> find_report_kind(std::string_view name) {
  for (const ReportKindInfo& kind : kinds) {
    if (kind.name == name) return kind.kind;
  }
  return std::nullopt;
}

std::string write_report(ReportKind kind, Sites sites, const ReportOptions& options) {
  switch (kind) {
    case ReportKind::json:
      return json_form(sites, options);
    case ReportKind::sarif:
      return sarif_form(sites, options);
    case ReportKind::junit:
      return junit_form(sites, options);
    case ReportKind::github:
      return github_form(sites, options);
    case ReportKind::github_summary:
      return github_summary_form(sites, options);
    case ReportKind::gitlab:
      return gitlab_form(sites, options);
    case ReportKind::checkstyle:
      return checkstyle_form(sites, options);
    case ReportKind::text:
      break;
  }
  return text_form(sites, options);
}

std::vector<Listed> listed_findings(Sites sites, bool with_known) {
  std::vector<Listed> listed;
  for (const SiteFindings& site : sites) {
    for (const Finding& finding : site.findings) {
      if (finding.standing == Standing::known && !with_known) continue;
      listed.push_back({.finding = finding, .file = site.sources.file(finding.diagnostic.source), .site = site});
    }
  }
  return listed;
}

std::size_t keep_most_serious(std::vector<Listed>& listed, std::size_t most) {
  if (listed.size() <= most) return 0;
  const std::size_t left_out = listed.size() - most;
  std::array<std::size_t, 4> room{};  // by severity
  std::size_t free = most;
  for (const Severity severity : {Severity::error, Severity::warning, Severity::hint}) {
    const auto there = static_cast<std::size_t>(
        std::ranges::count_if(listed, [severity](const Listed& one) { return one.finding.severity == severity; }));
    room[static_cast<std::size_t>(severity)] = std::min(there, free);
    free -= std::min(there, free);
  }
  std::vector<Listed> kept;
  kept.reserve(most);
  for (const Listed& one : listed) {
    std::size_t& left = room[static_cast<std::size_t>(one.finding.severity)];
    if (left == 0) continue;
    --left;
    kept.push_back(one);
  }
  listed.swap(kept);
  return left_out;
}

std::string closing_lines(Sites sites) {
  std::string out;
  for (const SiteFindings& site : sites) {
    if (!site.closing.empty()) out += visible(site.closing) + '\n';
    out += "  " + summary(site.findings) + '\n';
  }
  return out;
}

std::string in_sentences(const Diagnostic& diagnostic) {
  std::string out;
  append_sentence(out, diagnostic.message);
  append_sentence(out, diagnostic.advice);
  if (diagnostic.fix) append_sentence(out, "Fix: " + diagnostic.fix->title);
  if (const std::string readers = readers_of(diagnostic); !readers.empty()) append_sentence(out, "Holds in " + readers);
  return out;
}

std::string path_in_repository(std::string_view path, const ReportOptions& options) {
  return to_valid_utf8(join_disk_path(options.path_prefix, path));
}

}  // namespace waymark
