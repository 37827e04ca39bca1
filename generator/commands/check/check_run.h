#pragma once
// One run of `check` or `build`: what its steps hand on to each other. A step changes the run, says on `err` what the
// world did to it, and returns an exit code only where the run cannot go on.

#include <iosfwd>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/disk.h"
#include "base/writers_files.h"
#include "build/build.h"
#include "build/known_findings.h"
#include "commands/verbs.h"

namespace waymark {

struct SiteRun {
  std::string site_file;
  BuildReport report;                  // its findings have ids; a step may drop, mark and add some
  bool compared = false;               // with a baseline or an old revision: what is fresh is new
  std::optional<OlderFindings> older;  // with --since
  std::optional<BaselineFile> baseline;
  std::optional<AskedLinks> asked;  // with --external
  std::set<std::string> told;       // ids of findings that have been printed before others were looked for
};

struct CheckRun {
  const SiteFlags& flags;
  Disk& disk;
  std::ostream& out;
  std::ostream& err;
  bool cached = false;         // what was made may be kept for the next run: `disk` is what there is
  std::vector<SiteRun> sites;  // in order of their names; one whose site.yml cannot be used has `config_failed`
  std::unique_ptr<WritersFiles> files;  // held while --fix is at work; null without it
};

// Fills CheckRun::sites. `waymark baseline` and others that begin with a check take this step, too.
std::optional<int> run_sites(CheckRun& run);

// Whether a finding is one that makes the run fail.
bool decides(const Finding& finding, const SiteFlags& flags);

// What the run comes to, when all steps went well.
int exit_code_of(const CheckRun& run);

}  // namespace waymark
