#include "commands/check/external_step.h"

#include "commands/check/check_run.h"

namespace waymark {

void add_external_flags(CLI::App&, ExternalFlags&) {}

std::optional<int> check_external_links(CheckRun&) { return std::nullopt; }

}  // namespace waymark
