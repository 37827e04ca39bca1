#include "base/posix_parent.h"

#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include "base/site_path.h"

namespace waymark {

Result<PosixParent> open_parent(const FileHandle& root, const std::string& shown, const std::string& path, bool make) {
  if (!SitePath::from(path)) {
    return fail(fmt::format("\"{}\" is no path inside \"{}\"", path, shown));
  }
  PosixParent parent;
  parent.name = file_name_of(path);
  std::size_t begin = 0;
  for (std::size_t slash = path.find('/'); slash != std::string::npos; slash = path.find('/', begin)) {
    const std::string segment = path.substr(begin, slash - begin);
    const std::string here = join_disk_path(shown, path.substr(0, slash));
    struct stat status {};
    const int at = parent.fd(root);
    if (::fstatat(at, segment.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) {
      if (errno != ENOENT) {
        return std::unexpected(disk_failure("cannot open the folder", here, errno));
      }
      if (!make) {
        parent.exists = false;
        return parent;
      }
    } else if (S_ISLNK(status.st_mode)) {
      return fail(fmt::format("\"{}\" is a symbolic link and could lead out of \"{}\"; remove the link", here, shown));
    } else if (!S_ISDIR(status.st_mode) && !make) {
      parent.exists = false;  // nothing can be below a file
      return parent;
    }
    // A link put there since is refused by the call itself.
    Result<FileHandle> next = open_folder(at, segment, here, make, false);
    if (!next) {
      return std::unexpected(next.error());
    }
    parent.folder = std::move(*next);
    begin = slash + 1;
  }
  return parent;
}

}  // namespace waymark
