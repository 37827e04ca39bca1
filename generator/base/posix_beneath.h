#pragma once
// A file below a folder in one call of the system, where that has one (Linux 5.6): for thousands of files the way part
// by part (posix_parent.h) is most of what they cost. For real_folder.cpp only.

#include <string>

#include "base/posix_file.h"

namespace waymark {

// As openat(), but fails on a path that leads through a symbolic link or out of the folder; errno tells. Whoever calls
// goes part by part then, which says what is wrong and works on every system.
FileHandle open_beneath(int folder_fd, const std::string& path, int flags, unsigned mode = 0);

}  // namespace waymark
