#pragma once
// What a refactoring does to the writers' files, as a value: nothing is touched before it is applied.

#include <map>
#include <string>
#include <vector>

#include "base/disk.h"
#include "base/failure.h"
#include "diagnostics/diagnostic.h"
#include "edits/change_set.h"
#include "source/source_file.h"

namespace waymark {

struct FileMove {
  std::string from;  // disk paths
  std::string to;
  friend bool operator==(const FileMove&, const FileMove&) = default;
};

struct Refactoring {
  std::vector<Edit> edits;            // in files of the SourceSet, of their text as it is now; none clash
  std::vector<FileMove> moves;        // no file twice
  std::vector<std::string> removals;  // disk paths
  // Whole new texts of files that are not in the SourceSet, by disk path.
  std::map<std::string, std::string> texts;
  std::vector<std::string> notes;  // for the person who asked: one sentence each, without a full stop
  // Names of articles that changed, old → new; empty: the article is gone.
  std::map<std::string, std::string> renamed;
  std::size_t links = 0;  // how many places that name an article were rewritten
};

// The same edit of a file that several articles include is made once.
void add_edit(Refactoring& refactoring, Edit edit);

// Reads each file once more. Fails when one cannot be read, when a file that must be edited is not in UTF-8, or when
// something is already where a file would go.
Result<ChangeSet> change_set(const Refactoring& refactoring, const SourceSet& sources, const Disk& disk);

}  // namespace waymark
