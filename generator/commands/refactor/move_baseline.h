#pragma once
// The accepted findings of a site go along with what they are about: an id is made of the file's place and the words
// there (diagnostics/policy/finding_ids.h), which a refactoring changes.

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/disk.h"
#include "diagnostics/policy/baseline.h"
#include "edits/change_set.h"

namespace waymark {

// `ids`: findings before and after that are the same; `now`: what the baseline says of those after, by id. Adds the new
// baseline to the changes when there is one and it changes. Fails when it cannot be read.
Result<void> move_baseline(const std::string& site_file, const std::vector<std::pair<std::string, std::string>>& ids,
                           const std::map<std::string, BaselineEntry>& now, const Disk& disk, ChangeSet& changes);

}  // namespace waymark
