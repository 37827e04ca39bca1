#pragma once
// Which findings of a build its site has accepted.

#include <set>
#include <string>

#include "build/build.h"

namespace waymark {

// What an older state of the site is known by, where a run compares with one.
struct OlderFindings {
  std::set<std::string> ids;          // of all that it had, as they are named now
  std::set<std::string> still_there;  // those that the newer state has, too, and does not tell
};

// Marks the findings that the site's baseline knows and adds those about the baseline itself. With `older`, an entry is
// fixed only where its finding has gone since; null: where it has none. False when the site has no baseline. Fails when
// it cannot be read. The findings must have their ids.
Result<bool> mark_known(BuildReport& report, const std::string& site_file, const OlderFindings* older,
                        const Disk& disk);

}  // namespace waymark
