#pragma once
// The way to a file below a folder that may not be left: part by part, and never through a symbolic link. For
// real_folder.cpp and real_writers_files.cpp only.

#include <string>

#include "base/posix_file.h"

namespace waymark {

// The folder that holds a path's last part. Its handle is empty when that is the root itself.
struct PosixParent {
  FileHandle folder;
  std::string name;
  bool exists = true;
  int fd(const FileHandle& root) const { return folder.is_open() ? folder.fd() : root.fd(); }
};

// `path` is relative to `root`, which messages call `shown`. Missing folders are made when `make` is set; otherwise
// `exists` tells whether they are all there.
Result<PosixParent> open_parent(const FileHandle& root, const std::string& shown, const std::string& path, bool make);

}  // namespace waymark
