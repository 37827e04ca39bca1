#pragma once
// The last run of a build, so that the next one with nothing changed can tell the same again: what it read, what it
// found and what it wrote. A run is known by the site, the options, the program, the working directory and the day.

#include <optional>
#include <string>

#include "base/date.h"
#include "build/build.h"
#include "build/cache/input_log.h"
#include "build/cache/kept_pages.h"

namespace waymark {

// Whether a run with these options is one that is kept: it says all that it found in its report.
bool is_kept(const BuildOptions& options);

// The report of the last run, where all that it read and wrote is still the same; null: build, and `last` may have some
// of its pages.
std::optional<BuildReport> recall(const BuildOptions& options, Disk& disk, std::optional<LastPages>& last);

// Before anything is written: a run that dies has no last run.
void forget(const BuildOptions& options, Disk& disk);

// When a run began.
struct RunBegin {
  std::int64_t clock = stamp_clock();
  Date day = today();
};

// `pages`: see KeptRun. `log` is null where nobody can tell later whether a run would read the same; then the run is
// not kept either.
Result<void> keep(const BuildOptions& options, const BuildReport& report, std::optional<InputLog> log,
                  std::optional<KeptPages> pages, const RunBegin& begin, Disk& disk);

}  // namespace waymark
