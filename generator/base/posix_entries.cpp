#include "base/posix_entries.h"

#include <algorithm>
#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>

#include "base/posix_file.h"

namespace waymark {
namespace {

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};
using FolderReader = std::unique_ptr<DIR, CloseFolder>;

}  // namespace

Result<std::vector<PosixEntry>> entries_of(int folder_fd, const std::string& shown) {
  // A handle of its own: reading moves the position of the handle.
  FileHandle own(::openat(folder_fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!own.is_open()) {
    return std::unexpected(disk_failure("cannot list", shown, errno));
  }
  const FolderReader reader(::fdopendir(own.fd()));
  if (!reader) {
    return std::unexpected(disk_failure("cannot list", shown, errno));
  }
  own.release();
  std::vector<PosixEntry> entries;
  for (;;) {
    errno = 0;
    const dirent* found = ::readdir(reader.get());
    if (found == nullptr) {
      if (errno != 0) return std::unexpected(disk_failure("cannot list", shown, errno));
      std::ranges::sort(entries, {}, &PosixEntry::name);
      return entries;
    }
    PosixEntry entry{.name = found->d_name};
    if (entry.name == "." || entry.name == "..") {
      continue;
    }
    if (found->d_type == DT_UNKNOWN) {  // not every file system tells
      struct stat status {};
      if (::fstatat(folder_fd, found->d_name, &status, AT_SYMLINK_NOFOLLOW) != 0) continue;
      entry.is_folder = S_ISDIR(status.st_mode);
      entry.is_file = S_ISREG(status.st_mode);
    } else {
      entry.is_folder = found->d_type == DT_DIR;
      entry.is_file = found->d_type == DT_REG;
    }
    entries.push_back(std::move(entry));
  }
}

}  // namespace waymark
