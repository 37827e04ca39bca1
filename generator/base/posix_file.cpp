#include "base/posix_file.h"

#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace waymark {
namespace {

constexpr std::string_view temporary_prefix = ".waymark-";
constexpr std::string_view temporary_suffix = ".new";

std::string_view way_out(int error) {
  switch (error) {
    case ENOSPC:
    case EDQUOT:
      return "; free some space and run again";
    case EROFS:
      return "; choose a folder on a disk that can be written to";
    case EACCES:
    case EPERM:
      return "; check the permissions of the file and its folders";
    case ENOTDIR:
      return "; a file or link stands where a folder is needed";
    case EISDIR:
      return "; a folder stands where a file is needed";
    case ENAMETOOLONG:
      return "; shorten the name";
    case EMFILE:
    case ENFILE:
      return "; raise the limit of open files or use fewer --jobs";
    default:
      return "";
  }
}

class HandleReader final : public ByteReader {
 public:
  HandleReader(FileHandle file, std::string shown) : file_(std::move(file)), shown_(std::move(shown)) {}
  Result<std::size_t> read(char* into, std::size_t size) override { return read_some(file_.fd(), into, size, shown_); }

 private:
  FileHandle file_;
  std::string shown_;
};

struct TemporaryFile {
  FileHandle handle;
  std::string name;
};

Result<TemporaryFile> make_temporary(int folder_fd, const std::string& shown) {
  // Process and thread tell writers apart; the number steps over what a killed run with the same ones has left.
  for (int attempt = 0;; ++attempt) {
    TemporaryFile file;
    file.name = temporary_name(fmt::format("{}-{}-{}", ::getpid(), ::gettid(), attempt));
    file.handle =
        FileHandle(::openat(folder_fd, file.name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666));
    if (file.handle.is_open()) {
      return file;
    }
    if (errno != EINTR && (errno != EEXIST || attempt >= 10000)) {
      return std::unexpected(disk_failure("cannot write", shown, errno));
    }
  }
}

}  // namespace

FileHandle::FileHandle(FileHandle&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}

FileHandle& FileHandle::operator=(FileHandle&& other) noexcept {
  if (this != &other) {
    close();
    fd_ = std::exchange(other.fd_, -1);
  }
  return *this;
}

FileHandle::~FileHandle() { close(); }

int FileHandle::close() { return fd_ < 0 ? 0 : ::close(std::exchange(fd_, -1)); }

int FileHandle::release() { return std::exchange(fd_, -1); }

Failure disk_failure(std::string_view cannot, std::string_view path, int error) {
  return {fmt::format("{} \"{}\": {}{}", cannot, path, std::generic_category().message(error), way_out(error))};
}

Result<FileHandle> open_file(int at, const std::string& path, const std::string& shown, bool follow,
                             struct stat& status) {
  const int flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | (follow ? 0 : O_NOFOLLOW);
  FileHandle file;
  do {
    file = FileHandle(::openat(at, path.c_str(), flags));
  } while (!file.is_open() && errno == EINTR);
  if (!file.is_open() || ::fstat(file.fd(), &status) != 0) {
    return std::unexpected(disk_failure("cannot read", shown, errno));
  }
  if (S_ISDIR(status.st_mode)) {
    return std::unexpected(disk_failure("cannot read", shown, EISDIR));
  }
  if (!S_ISREG(status.st_mode)) {
    return fail(fmt::format("cannot read \"{}\": it is not a regular file", shown));
  }
  return file;
}

Result<std::size_t> read_some(int fd, char* into, std::size_t size, const std::string& shown) {
  for (;;) {
    const ssize_t got = ::read(fd, into, size);
    if (got >= 0) {
      return static_cast<std::size_t>(got);
    }
    if (errno != EINTR) {
      return std::unexpected(disk_failure("cannot read", shown, errno));
    }
  }
}

std::unique_ptr<ByteReader> make_reader(FileHandle file, std::string shown) {
  return std::make_unique<HandleReader>(std::move(file), std::move(shown));
}

Result<void> write_all(int fd, std::string_view bytes, const std::string& shown) {
  while (!bytes.empty()) {
    const ssize_t size = ::write(fd, bytes.data(), bytes.size());
    if (size < 0 && errno == EINTR) {
      continue;
    }
    if (size <= 0) {
      return std::unexpected(disk_failure("cannot write", shown, size == 0 ? EIO : errno));
    }
    bytes.remove_prefix(static_cast<std::size_t>(size));
  }
  return {};
}

Result<void> replace_file(int folder_fd, const std::string& name, const std::string& shown, const Produce& produce) {
  Result<TemporaryFile> temporary = make_temporary(folder_fd, shown);
  if (!temporary) {
    return std::unexpected(temporary.error());
  }
  const auto give_up = [&](Failure failure) -> Result<void> {
    temporary->handle.close();
    ::unlinkat(folder_fd, temporary->name.c_str(), 0);
    return std::unexpected(std::move(failure));
  };
  keep_permissions(folder_fd, temporary->name, folder_fd, name);
  const int fd = temporary->handle.fd();
  const Result<void> produced = produce([&](std::string_view bytes) { return write_all(fd, bytes, shown); });
  if (!produced) {
    return give_up(produced.error());
  }
  // Network file systems and quotas report what did not fit only here.
  if (temporary->handle.close() != 0 && errno != EINTR) {
    return give_up(disk_failure("cannot write", shown, errno));
  }
  if (::renameat(folder_fd, temporary->name.c_str(), folder_fd, name.c_str()) != 0) {
    return give_up(disk_failure("cannot write", shown, errno));
  }
  return {};
}

Result<void> move_bytes(int from, int to, const std::string& name, const std::string& shown) {
  struct stat status {};
  const Result<FileHandle> file = open_file(from, name, shown, false, status);
  if (!file) return std::unexpected(file.error());
  const Result<void> copied = replace_file(to, name, shown, [&](const Take& take) -> Result<void> {
    std::string block(std::size_t{64} * 1024, '\0');
    for (;;) {
      const Result<std::size_t> size = read_some(file->fd(), block.data(), block.size(), shown);
      if (!size) return std::unexpected(size.error());
      if (*size == 0) return {};
      if (const Result<void> taken = take(std::string_view(block).substr(0, *size)); !taken) return taken;
    }
  });
  if (copied) static_cast<void>(::unlinkat(from, name.c_str(), 0));
  return copied;
}

bool is_stream(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0 || S_ISDIR(status.st_mode)) return false;
  return path.starts_with("/dev/") || path.starts_with("/proc/") || S_ISCHR(status.st_mode) ||
         S_ISFIFO(status.st_mode) || S_ISSOCK(status.st_mode);
}

Result<void> write_to_stream(const std::string& path, std::string_view bytes) {
  FileHandle stream(::open(path.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC | O_NOCTTY));
  if (!stream.is_open()) return std::unexpected(disk_failure("cannot write", path, errno));
  if (auto written = write_all(stream.fd(), bytes, path); !written) return written;
  if (stream.close() != 0 && errno != EINTR) return std::unexpected(disk_failure("cannot write", path, errno));
  return {};
}

void keep_permissions(int folder_fd, const std::string& name, int old_folder_fd, const std::string& old_name) {
  struct stat old {};
  if (::fstatat(old_folder_fd, old_name.c_str(), &old, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(old.st_mode)) {
    static_cast<void>(::fchmodat(folder_fd, name.c_str(), old.st_mode & 0777U, 0));
  }
}

std::string temporary_name(std::string_view middle) {
  return fmt::format("{}{}{}", temporary_prefix, middle, temporary_suffix);
}

bool is_temporary_name(std::string_view name) {
  return name.size() > temporary_prefix.size() + temporary_suffix.size() && name.starts_with(temporary_prefix) &&
         name.ends_with(temporary_suffix);
}

Result<FileHandle> open_folder(int at, const std::string& name, const std::string& shown, bool make, bool follow) {
  const int flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | (follow ? 0 : O_NOFOLLOW);
  FileHandle folder(::openat(at, name.c_str(), flags));
  if (!folder.is_open() && errno == ENOENT && make) {
    // Another worker may have been faster.
    if (::mkdirat(at, name.c_str(), 0777) != 0 && errno != EEXIST) {
      return std::unexpected(disk_failure("cannot make the folder", shown, errno));
    }
    folder = FileHandle(::openat(at, name.c_str(), flags));
  }
  if (!folder.is_open()) {
    return std::unexpected(disk_failure("cannot open the folder", shown, errno));
  }
  return folder;
}

}  // namespace waymark
