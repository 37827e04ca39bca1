#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <dirent.h>
#include <fcntl.h>
#include <filesystem>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/disk.h"
#include "base/posix_file.h"
#include "base/site_path.h"

namespace waymark {
namespace {

constexpr std::uint64_t largest_file = std::uint64_t{1} << 30;

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};

// Whether the link at `path` ends in a regular file below `root`, both with every link resolved.
bool leads_to_file_inside(const std::string& root, const std::string& path, struct stat& status) {
  if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) {
    return false;
  }
  std::error_code error;
  const std::string real_root = std::filesystem::canonical(root, error).string();
  const std::string real_path = error ? "" : std::filesystem::canonical(path, error).string();
  return !error && real_path.starts_with(real_root == "/" ? real_root : real_root + "/");
}

// Adds what is below `folder`; an explicit list of folders still to read, because trees may be deeper than the stack.
Result<void> walk(const std::string& root, std::vector<FileEntry>& entries, std::vector<std::string>* left_out) {
  std::vector<std::string> waiting{""};
  while (!waiting.empty()) {
    const std::string relative = std::move(waiting.back());
    waiting.pop_back();
    const std::string path = join_disk_path(root, relative);
    const std::unique_ptr<DIR, CloseFolder> folder(::opendir(path.c_str()));
    if (!folder) {
      return std::unexpected(disk_failure("cannot list", path, errno));
    }
    for (;;) {
      errno = 0;
      const dirent* entry = ::readdir(folder.get());
      if (entry == nullptr) {
        if (errno != 0) {
          return std::unexpected(disk_failure("cannot list", path, errno));
        }
        break;
      }
      const std::string name = entry->d_name;
      if (name.starts_with('.')) {
        continue;
      }
      const std::string below = relative.empty() ? name : relative + "/" + name;
      struct stat status {};
      if (::fstatat(::dirfd(folder.get()), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) {
        if (errno == ENOENT) {
          continue;  // removed meanwhile
        }
        return std::unexpected(disk_failure("cannot list", join_disk_path(root, below), errno));
      }
      const bool is_link = S_ISLNK(status.st_mode);
      if (S_ISDIR(status.st_mode)) {
        waiting.push_back(below);
      } else if (S_ISREG(status.st_mode) || (is_link && leads_to_file_inside(root, path + "/" + name, status))) {
        entries.push_back({below, static_cast<std::uint64_t>(status.st_size)});
      } else if (is_link && left_out != nullptr) {
        left_out->push_back(below);
      }
    }
  }
  return {};
}

bool has_mode(const std::string& path, mode_t kind) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && (status.st_mode & S_IFMT) == kind;
}

}  // namespace

Result<std::string> RealDisk::read(const std::string& path) const {
  struct stat status {};
  Result<FileHandle> file = open_file(AT_FDCWD, path, path, true, status);
  if (!file) {
    return std::unexpected(file.error());
  }
  // The size is a guess: files of /proc have none, and others may grow meanwhile.
  std::string bytes;
  std::size_t done = 0;
  std::size_t room =
      static_cast<std::size_t>(std::min<std::uint64_t>(static_cast<std::uint64_t>(status.st_size), largest_file)) + 1;
  for (;;) {
    bytes.resize(done + room);
    const Result<std::size_t> size = read_some(file->fd(), bytes.data() + done, room, path);
    if (!size) {
      return std::unexpected(size.error());
    }
    done += *size;
    if (done > largest_file) {
      return fail(fmt::format("cannot read \"{}\": it is larger than 1 GiB", path));
    }
    if (*size == 0) {
      bytes.resize(done);
      return bytes;
    }
    // The read that tells the end of a file that has grown by nothing fits into the byte kept for it.
    if (*size < room) {
      room -= *size;
      continue;
    }
    room = std::max<std::size_t>(done, 4096);
  }
}

Result<std::unique_ptr<ByteReader>> RealDisk::open(const std::string& path) const {
  struct stat status {};
  Result<FileHandle> file = open_file(AT_FDCWD, path, path, true, status);
  if (!file) {
    return std::unexpected(file.error());
  }
  return make_reader(std::move(*file), path);
}

Result<std::vector<FileEntry>> RealDisk::list(const std::string& folder, std::vector<std::string>* left_out) const {
  std::vector<FileEntry> entries;
  const Result<void> walked = walk(folder, entries, left_out);
  if (!walked) {
    return std::unexpected(walked.error());
  }
  std::ranges::sort(entries, {}, &FileEntry::path);
  if (left_out != nullptr) {
    std::ranges::sort(*left_out);
  }
  return entries;
}

bool RealDisk::is_file(const std::string& path) const { return has_mode(path, S_IFREG); }
bool RealDisk::is_folder(const std::string& path) const { return has_mode(path, S_IFDIR); }

Result<void> RealDisk::write(const std::string& path, std::string_view bytes) {
  // Replaced, /dev/stdout would be an ordinary file from then on, for everybody.
  if (is_stream(path)) return write_to_stream(path, bytes);
  const std::string_view folder_name = folder_of(path);
  const std::string folder_path = path.starts_with('/') && folder_name.empty() ? "/" : join_disk_path("", folder_name);
  // Every folder above in turn; what is there already costs one call.
  Result<FileHandle> folder = open_folder(AT_FDCWD, folder_path, folder_path, false, true);
  if (!folder) {
    for (std::size_t slash = folder_path.find('/', 1);; slash = folder_path.find('/', slash + 1)) {
      const std::string above = folder_path.substr(0, slash);
      folder = open_folder(AT_FDCWD, above, above, true, true);
      if (!folder) {
        return std::unexpected(folder.error());
      }
      if (slash == std::string::npos) {
        break;
      }
    }
  }
  return replace_file(folder->fd(), std::string(file_name_of(path)), path,
                      [bytes](const Take& take) { return take(bytes); });
}

Result<void> RealDisk::remove_file(const std::string& path) {
  if (::unlink(path.c_str()) != 0 && errno != ENOENT) {
    return std::unexpected(disk_failure("cannot remove", path, errno));
  }
  return {};
}

Result<void> RealDisk::remove_folder_if_empty(const std::string& path) {
  if (::rmdir(path.c_str()) != 0 && errno != ENOTEMPTY && errno != EEXIST && errno != ENOENT) {
    return std::unexpected(disk_failure("cannot remove the folder", path, errno));
  }
  return {};
}

}  // namespace waymark
