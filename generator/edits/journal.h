#pragma once
// A change set as notes that outlive the run: plan.json, whose presence says that all of it is there, and one file with
// all old and new bytes.

#include <optional>

#include "base/writers_files.h"
#include "edits/change_set.h"

namespace waymark {

inline constexpr const char* journal_plan = "plan.json";

// On the disk when it returns.
Result<void> write_journal(const ChangeSet& changes, WritersFiles& files);

// Null when there is no plan. Fails when there is one and it, or the bytes, are not as they were written.
Result<std::optional<ChangeSet>> read_journal(const WritersFiles& files);

// The plan first, so that a run that is killed meanwhile does not leave half a journal that looks whole.
Result<void> remove_journal(WritersFiles& files);

}  // namespace waymark
