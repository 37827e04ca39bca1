#include <fmt/format.h>

#include "commands/refactor/refactor_run.h"
#include "commands/verbs.h"
#include "refactor/rename_heading.h"

namespace waymark {

int rename_heading(const RenameFlags& flags, const std::vector<std::string>& words, std::ostream& out,
                   std::ostream& err) {
  const RenameOptions options{.place = flags.place, .heading = flags.heading, .all_versions = flags.all_versions};
  RefactorRun run{.flags = flags.all,
                  .words = words,
                  .out = out,
                  .err = err,
                  .done = fmt::format("\"{}\" is now \"{}\"", flags.place, flags.heading)};
  if (!flags.keep_anchor)
    run.plans.emplace_back([&](const Library& library, const Disk&) { return plan_rename(library, options); });
  // Where links that mean the section also mean one of another version, the old anchor has to stay.
  run.plans.emplace_back(
      [&](const Library& library, const Disk&) { return plan_rename_keeping_anchor(library, options); });
  return refactor(run);
}

}  // namespace waymark
