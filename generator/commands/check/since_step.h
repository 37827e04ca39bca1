#pragma once
// --since REV: drops the findings that an older revision has, too.

#include <optional>
#include <string>

namespace CLI {
class App;
}

namespace waymark {

struct CheckRun;

struct SinceFlags {
  std::string revision;  // empty: everything is told
};

void add_since_flags(CLI::App& verb, SinceFlags& flags);

// Checks each site once more as it was at the revision. Where it was not there, or could not be checked, everything is
// new, which is said. Fills SiteRun::older.
std::optional<int> drop_older_findings(CheckRun& run);

}  // namespace waymark
