#include "commands/check/since_step.h"

#include "commands/check/check_run.h"

namespace waymark {

void add_since_flags(CLI::App&, SinceFlags&) {}

std::optional<int> drop_older_findings(CheckRun&) { return std::nullopt; }

}  // namespace waymark
