#pragma once
// What every verb does that changes the writers' files: hold them, deal with what an interrupted run left, look whether
// git has them, and change them in one step. Says on `err` what is in the way.

#include <expected>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/disk.h"
#include "base/writers_files.h"
#include "edits/change_set.h"

namespace waymark {

// The folder that holds .waymark/: for "a/site/NAME/site.yml" it is "a", for any other site.yml its own folder.
std::string project_folder(const std::string& site_file);

// Holds the files of the sites, which lie in one project, without a look at what an earlier run left.
Result<std::unique_ptr<WritersFiles>> hold_for_writing(const std::vector<std::string>& site_files, const Disk& disk);

struct WritingRun {
  std::unique_ptr<WritersFiles> files;
  bool finished = false;  // the same command had been interrupted, and its changes are now made
};

// Before the sources are read. `words` are those of the command line, without the program: they tell whether a journal
// is of the same command, which is then finished. Of another command: exit code 3, and `waymark recover` is named.
std::expected<WritingRun, int> begin_writing(const std::vector<std::string>& site_files,
                                             const std::vector<std::string>& words, const Disk& disk,
                                             std::ostream& err);

// Makes the changes. Without `dirty`, nothing is done when git does not have what stands in one of the files now.
std::optional<int> write_changes(const ChangeSet& changes, WritersFiles& files, bool dirty, std::ostream& err);

// Says on `err` when an interrupted run left something to do; for verbs that only read.
void note_unfinished_changes(const std::vector<std::string>& site_files, const Disk& disk, std::ostream& err);

// Whether a file of the site can be changed: one that is no UTF-8 was read as if it were, and its own bytes would be
// lost. `files` may be null, for a run that writes nothing: then permissions do not count.
Result<void> may_be_changed(const std::string& path, const Disk& disk, const WritersFiles* files);

}  // namespace waymark
