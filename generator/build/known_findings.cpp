#include "build/known_findings.h"

#include <algorithm>

#include "config/read_baseline.h"
#include "diagnostics/policy/finding_ids.h"

namespace waymark {

Result<bool> mark_known(BuildReport& report, const std::string& site_file, const OlderFindings* older,
                        const Disk& disk) {
  Diagnostics diagnostics;
  auto file = read_baseline(site_file, disk, report.sources, diagnostics);
  if (!file) return std::unexpected(file.error());
  if (!*file) return false;
  Baseline& entries = (*file)->entries;
  std::vector<std::size_t> matches = match_baseline(entries, report.findings, report.sources, site_file);
  for (const std::size_t i : matches) {
    if (i != no_finding) report.findings[i].standing = Standing::known;
  }
  // Of a baseline that cannot be read nobody knows which entries are missing.
  if (!(*file)->broken) {
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const bool fixed =
          matches[i] == no_finding &&
          (older == nullptr || (older->ids.contains(entries[i].id) && !older->still_there.contains(entries[i].id)));
      if (fixed) diagnostics.push_back(fixed_entry(entries[i], (*file)->source));
    }
  }
  std::vector<Finding> later = judge(std::move(diagnostics), report.policy, report.sources);
  std::vector<std::string> ids = finding_ids(later, report.sources);
  for (std::size_t i = 0; i < later.size(); ++i) later[i].id = std::move(ids[i]);
  add_findings(report.findings, std::move(later), report.sources);
  return true;
}

}  // namespace waymark
