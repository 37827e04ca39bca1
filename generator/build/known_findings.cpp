#include "build/known_findings.h"

#include <algorithm>
#include <array>

#include "diagnostics/policy/finding_ids.h"

namespace waymark {
namespace {

bool depends_on_the_day(std::string_view rule) {
  constexpr std::array<std::string_view, 5> rules = {"external/unreachable", "external/rate-limited",
                                                     "external/forbidden", "external/refused", "external/offline"};
  return std::ranges::find(rules, rule) != rules.end();
}

// Those whose findings are looked for together.
Baseline entries_about(const BaselineFile& file, bool other_servers) {
  Baseline entries;
  for (const BaselineEntry& entry : file.entries) {
    if (is_about_other_servers(entry.rule) == other_servers) entries.push_back(entry);
  }
  return entries;
}

// Which entry has which finding; these are known from now on.
std::vector<std::size_t> mark(const Baseline& entries, std::vector<Finding>& findings, const SourceSet& sources,
                              const std::string& site_file) {
  std::vector<std::size_t> matches = match_baseline(entries, findings, sources, site_file);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (matches[i] == no_finding) continue;
    findings[matches[i]].standing = Standing::known;
    findings[matches[i]].reason = entries[i].reason;
  }
  return matches;
}

std::vector<Finding> judged(Diagnostics diagnostics, const BuildReport& report) {
  std::vector<Finding> findings = judge(std::move(diagnostics), report.policy, report.sources);
  std::vector<std::string> ids = finding_ids(findings, report.sources);
  for (std::size_t i = 0; i < findings.size(); ++i) findings[i].id = std::move(ids[i]);
  return findings;
}

}  // namespace

bool is_about_other_servers(std::string_view rule) { return rule.starts_with("external/"); }

Result<std::optional<BaselineFile>> mark_known(BuildReport& report, const std::string& site_file,
                                               const OlderFindings* older, const Disk& disk) {
  Diagnostics diagnostics;
  auto file = read_baseline(site_file, disk, report.sources, diagnostics);
  if (!file || !*file) return file;
  const Baseline entries = entries_about(**file, false);
  const std::vector<std::size_t> matches = mark(entries, report.findings, report.sources, site_file);
  // Of a baseline that cannot be read nobody knows which entries are missing.
  if (!(*file)->broken) {
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const bool fixed =
          matches[i] == no_finding &&
          (older == nullptr || (older->ids.contains(entries[i].id) && !older->still_there.contains(entries[i].id)));
      if (fixed) diagnostics.push_back(fixed_entry(entries[i], (*file)->source));
    }
  }
  add_findings(report.findings, judged(std::move(diagnostics), report), report.sources);
  return file;
}

bool is_settled(const BaselineEntry& entry, const AskedLinks& asked, const OlderFindings* older) {
  if (asked.undecided.contains(entry.id)) return false;
  // What a server says today it would have said of the older state, too: only a link that went fixes something.
  return older == nullptr || (older->external.contains(entry.id) && !asked.all.contains(entry.id));
}

void mark_known_external(std::vector<Finding>& later, BuildReport& report, const std::string& site_file,
                         const BaselineFile& baseline, const AskedLinks& asked, const OlderFindings* older) {
  const Baseline entries = entries_about(baseline, true);
  const std::vector<std::size_t> matches = mark(entries, later, report.sources, site_file);
  if (baseline.broken) return;
  Diagnostics diagnostics;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (matches[i] != no_finding || !is_settled(entries[i], asked, older)) continue;
    // A link that is no more says nothing on any day.
    if (depends_on_the_day(entries[i].rule) && asked.all.contains(entries[i].id)) continue;
    diagnostics.push_back(fixed_entry(entries[i], baseline.source));
  }
  add_findings(later, judged(std::move(diagnostics), report), report.sources);
}

}  // namespace waymark
