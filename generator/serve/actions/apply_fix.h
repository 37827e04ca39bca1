#pragma once
// The fix of one finding, made at the press of a button.

#include <functional>
#include <string>

#include "base/failure.h"
#include "edits/change_set.h"
#include "serve/live_site.h"

namespace waymark {

// Writes changes into the writers' files in one step; commands/writing_run.h says how.
using WriteChanges = std::function<Result<void>(const ChangeSet&)>;

// Makes the safe fix of the finding `id`, as `check --fix` would: not where it would bring a new finding of this site.
// Fails when there is no such finding any more, too, or its file says something else than when it was found.
Result<void> apply_fix(const LiveSite& site, const std::string& id, const Disk& disk, const WriteChanges& write);

}  // namespace waymark
