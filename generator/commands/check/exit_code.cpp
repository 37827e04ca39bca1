#include "commands/check/check_run.h"
#include "commands/exit_codes.h"

namespace waymark {

bool decides(const Finding& finding, const SiteFlags& flags) {
  const Severity threshold = flags.strict ? Severity::hint : Severity::warning;
  return finding.standing == Standing::fresh && finding.severity >= threshold;
}

int exit_code_of(const CheckRun& run) {
  int code = exit_clean;
  for (const SiteRun& site : run.sites) {
    if (site.report.config_failed) return exit_usage;
    for (const Finding& finding : site.report.findings) {
      if (decides(finding, run.flags)) code = exit_findings;
    }
  }
  return code;
}

}  // namespace waymark
