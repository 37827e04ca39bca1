#pragma once
// What a run of the program wants to do to the writers' files, as a value.

#include <optional>
#include <string>
#include <vector>

namespace waymark {

struct FileChange {
  std::string path;                   // as SourceFile::path: relative to the working directory, or absolute
  std::optional<std::string> before;  // null: the file must not be there
  std::optional<std::string> after;   // null: the file goes
  std::string moved_from;             // the path it had, whose permissions it takes; empty when it was not moved
  friend bool operator==(const FileChange&, const FileChange&) = default;
};

struct ChangeSet {
  std::vector<std::string> command;  // the words of the command line, without the program: "mv", "a", "b"
  std::vector<FileChange> files;     // no path twice; a moved file is two, the old place and the new
  friend bool operator==(const ChangeSet&, const ChangeSet&) = default;
};

}  // namespace waymark
