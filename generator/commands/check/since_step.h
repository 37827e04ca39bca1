#pragma once
// --since REV: drops the findings that an older revision has, too.

#include <optional>

namespace CLI {
class App;
}

namespace waymark {

struct CheckRun;

struct SinceFlags {};

void add_since_flags(CLI::App& verb, SinceFlags& flags);
std::optional<int> drop_older_findings(CheckRun& run);

}  // namespace waymark
