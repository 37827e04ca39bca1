#include "commands/check/baseline_step.h"

#include <CLI/CLI.hpp>
#include <ostream>

#include "build/known_findings.h"
#include "commands/check/check_run.h"
#include "commands/exit_codes.h"

namespace waymark {

void add_baseline_flags(CLI::App& verb, BaselineFlags& flags) {
  verb.add_flag("--known", flags.known, "list what the site's baseline accepts, too");
}

std::optional<int> mark_known_findings(CheckRun& run) {
  for (SiteRun& site : run.sites) {
    if (site.report.config_failed) continue;
    auto baseline = mark_known(site.report, site.site_file, site.older ? &*site.older : nullptr, run.disk);
    if (!baseline) {
      run.err << "waymark: " << baseline.error().message << '\n';
      return exit_world;
    }
    site.baseline = *std::move(baseline);
    site.compared = site.compared || site.baseline.has_value();
  }
  return std::nullopt;
}

}  // namespace waymark
