#pragma once
// Changes of writers' files that happen whole or not at all, also when the program is killed or the disk fills up.
//
// Before the first file is touched, the plan and all bytes, old and new, are in .waymark/changes/ (the journal), and on
// the disk. When a run is cut short, the next one finds the journal and finishes the work or takes it back.

#include <optional>
#include <string>
#include <vector>

#include "base/failure.h"
#include "base/writers_files.h"
#include "edits/change_set.h"

namespace waymark {

// Fails, with every file as it was, when one of them is no longer as `before` says ("… was changed meanwhile"), may not
// be changed, or the disk is full. Fails with a journal left behind only when the world breaks while files are put in
// place; the message then names `waymark recover`. There must be no journal yet: see unfinished_changes().
Result<void> apply_changes(const ChangeSet& changes, WritersFiles& files);

struct UnfinishedChanges {
  std::vector<std::string> command;
  std::vector<std::string> paths;
};

// What an interrupted run left to do; null when there is nothing. A journal that was not finished writing, with which
// no file was touched yet, is removed. Fails when the journal is damaged.
Result<std::optional<UnfinishedChanges>> unfinished_changes(WritersFiles& files);

struct Recovered {
  std::vector<std::string> settled;  // now as the journal wants them
  std::vector<std::string> left;     // neither as before nor as after: somebody has written there since
};

enum class Recovery { finish, undo };

// Finishes the interrupted run, or makes every file as it was before it, and removes the journal. Does nothing when
// there is none.
Result<Recovered> recover(Recovery how, WritersFiles& files);

// Whether `folder` has a journal, without holding it; for runs that only read.
bool has_unfinished_changes(const std::string& folder, const Disk& disk);

}  // namespace waymark
