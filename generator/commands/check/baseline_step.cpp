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
    const auto marked = mark_known(site.report, site.site_file, site.older ? &*site.older : nullptr, run.disk);
    if (!marked) {
      run.err << "waymark: " << marked.error().message << '\n';
      return exit_world;
    }
    site.compared = site.compared || *marked;
  }
  return std::nullopt;
}

}  // namespace waymark
