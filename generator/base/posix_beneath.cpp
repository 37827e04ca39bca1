#include "base/posix_beneath.h"

#include <cerrno>
#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace waymark {

FileHandle open_beneath(int folder_fd, const std::string& path, int flags, unsigned mode) {
  // The C library of Debian 12 has no function for it.
  open_how how{};
  how.flags = static_cast<unsigned>(flags);
  how.mode = mode;
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS;
  for (;;) {
    const long fd = ::syscall(SYS_openat2, folder_fd, path.c_str(), &how, sizeof how);
    if (fd >= 0 || errno != EINTR) return FileHandle(static_cast<int>(fd));
  }
}

}  // namespace waymark
