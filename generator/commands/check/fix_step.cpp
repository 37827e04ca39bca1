#include "commands/check/fix_step.h"

#include "commands/check/check_run.h"

namespace waymark {

void add_fix_flags(CLI::App&, FixFlags&) {}

std::optional<int> apply_fixes(CheckRun&) { return std::nullopt; }

}  // namespace waymark
