// `waymark check` and `waymark build`: a run, step by step. Each step is a file of this folder.

#include "commands/check/baseline_step.h"
#include "commands/check/check_run.h"
#include "commands/check/external_step.h"
#include "commands/check/fix_step.h"
#include "commands/check/report_step.h"
#include "commands/check/since_step.h"
#include "commands/verbs.h"

namespace waymark {

int build_or_check(const SiteFlags& flags, std::ostream& out, std::ostream& err) {
  RealDisk disk;
  CheckRun run{.flags = flags, .disk = disk, .out = out, .err = err, .cached = !flags.no_cache};
  for (const auto step : {
           hold_files,
           run_sites,
           // From here on each site has its findings, judged, in order and with ids.
           drop_older_findings,
           mark_known_findings,
           // What flaky hosts say delays and changes nothing of this.
           tell_before_asking,
           check_external_links,
           apply_fixes,
           // From here on no finding changes.
           write_reports,
       }) {
    if (const auto code = step(run)) return *code;
  }
  return exit_code_of(run);
}

}  // namespace waymark
