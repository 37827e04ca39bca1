#pragma once
// What is in a folder. For real_folder.cpp only.

#include <string>
#include <vector>

#include "base/failure.h"

namespace waymark {

struct PosixEntry {
  std::string name;
  bool is_folder = false;
  bool is_file = false;  // neither: a symbolic link, or a special file
};

// By name. `shown` is the folder's path in messages.
Result<std::vector<PosixEntry>> entries_of(int folder_fd, const std::string& shown);

}  // namespace waymark
