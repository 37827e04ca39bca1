#include <array>
#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/disk.h"
#include "base/hash.h"
#include "base/posix_file.h"
#include "base/posix_parent.h"
#include "base/site_path.h"
#include "base/text.h"

namespace waymark {
namespace {

constexpr std::size_t block_size = std::size_t{64} * 1024;
constexpr std::string_view staging_folder = ".waymark-new";

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};
using FolderReader = std::unique_ptr<DIR, CloseFolder>;

// Every entry of a folder but "." and "..", given to `visit` by name; it stops at the first failure.
Result<void> visit_entries(int fd, const std::string& shown,
                           const std::function<Result<void>(const std::string&)>& visit) {
  // A handle of its own: reading moves the position of the handle.
  FileHandle own(::openat(fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!own.is_open()) {
    return std::unexpected(disk_failure("cannot list", shown, errno));
  }
  const FolderReader reader(::fdopendir(own.fd()));
  if (!reader) {
    return std::unexpected(disk_failure("cannot list", shown, errno));
  }
  own.release();
  for (;;) {
    errno = 0;
    const dirent* entry = ::readdir(reader.get());
    if (entry == nullptr) {
      return errno == 0 ? Result<void>() : std::unexpected(disk_failure("cannot list", shown, errno));
    }
    const std::string name = entry->d_name;
    if (name == "." || name == "..") {
      continue;
    }
    const Result<void> visited = visit(name);
    if (!visited) {
      return visited;
    }
  }
}

class RealFolder final : public HeldFolder {
 public:
  RealFolder(FileHandle root, std::string shown) : root_(std::move(root)), shown_(std::move(shown)) {}

  Result<bool> is_empty() const override {
    bool empty = true;
    const Result<void> visited = visit_entries(root_.fd(), shown_, [&empty](const std::string& name) -> Result<void> {
      empty = empty && name.starts_with('.');
      return {};
    });
    return visited ? Result<bool>(empty) : std::unexpected(visited.error());
  }

  Result<FileKind> kind_of(const std::string& path) const override {
    const Result<PosixParent> parent = open_parent(path, false);
    if (!parent) {
      return std::unexpected(parent.error());
    }
    struct stat status {};
    if (!parent->exists || ::fstatat(parent->fd(root_), parent->name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) {
      return !parent->exists || errno == ENOENT ? Result<FileKind>(FileKind::nothing)
                                                : std::unexpected(disk_failure("cannot read", shown(path), errno));
    }
    return S_ISREG(status.st_mode) ? FileKind::file : S_ISDIR(status.st_mode) ? FileKind::folder : FileKind::other;
  }

  Result<std::unique_ptr<ByteReader>> open(const std::string& path) const override {
    const Result<PosixParent> parent = open_parent(path, false);
    if (!parent) {
      return std::unexpected(parent.error());
    }
    if (!parent->exists) {
      return std::unexpected(disk_failure("cannot read", shown(path), ENOENT));
    }
    struct stat status {};
    Result<FileHandle> file = open_file(parent->fd(root_), parent->name, shown(path), false, status);
    if (!file) {
      return std::unexpected(file.error());
    }
    return make_reader(std::move(*file), shown(path));
  }

  Result<void> write(const std::string& path, std::string_view bytes) override {
    return replace(path, path, [bytes](const Take& take) { return take(bytes); });
  }

  Result<void> stage(const std::string& path, std::string_view bytes) override {
    return replace(staged_path(path), path, [bytes](const Take& take) { return take(bytes); });
  }

  Result<void> stage_copy(ByteReader& from, const std::string& path) override {
    return replace(staged_path(path), path, [&from](const Take& take) -> Result<void> {
      std::string block(block_size, '\0');
      for (;;) {
        const Result<std::size_t> size = from.read(block.data(), block.size());
        if (!size) {
          return std::unexpected(size.error());
        }
        if (*size == 0) {
          return {};
        }
        const Result<void> taken = take(std::string_view(block).substr(0, *size));
        if (!taken) {
          return taken;
        }
      }
    });
  }

  Result<void> publish(const std::string& path) override {
    const Result<PosixParent> source = open_parent(staged_path(path), false);
    if (!source) {
      return std::unexpected(source.error());
    }
    const Result<PosixParent> target = open_parent(path, true);
    if (!target) {
      return std::unexpected(target.error());
    }
    if (!source->exists) {
      return std::unexpected(disk_failure("cannot write", shown(path), ENOENT));
    }
    keep_permissions(source->fd(root_), source->name, target->fd(root_), target->name);
    if (::renameat(source->fd(root_), source->name.c_str(), target->fd(root_), target->name.c_str()) != 0) {
      return std::unexpected(disk_failure("cannot write", shown(path), errno));
    }
    return {};
  }

  Result<void> remove_file(const std::string& path) override { return unlink(path, 0); }
  Result<void> remove_folder_if_empty(const std::string& path) override { return unlink(path, AT_REMOVEDIR); }
  Result<void> drop_staged() override;
  Result<void> remove_leftovers() override;

 private:
  std::string shown(std::string_view path) const { return join_disk_path(shown_, path); }
  // A name that remove_leftovers() knows.
  static std::string staged_path(std::string_view path) {
    return fmt::format("{}/{}", staging_folder, temporary_name(hash_hex(path)));
  }

  Result<PosixParent> open_parent(const std::string& path, bool make) const {
    return waymark::open_parent(root_, shown_, path, make);
  }

  // `path` is what messages name.
  Result<void> replace(const std::string& where, const std::string& path, const Produce& produce) {
    const Result<PosixParent> parent = open_parent(where, true);
    if (!parent) {
      return std::unexpected(parent.error());
    }
    return replace_file(parent->fd(root_), parent->name, shown(path), produce);
  }

  Result<void> unlink(const std::string& path, int flags) {
    const Result<PosixParent> parent = open_parent(path, false);
    if (!parent) {
      return std::unexpected(parent.error());
    }
    if (!parent->exists || ::unlinkat(parent->fd(root_), parent->name.c_str(), flags) == 0 || errno == ENOENT) {
      return {};
    }
    if (flags == 0 && errno == EISDIR) {
      return {};
    }
    if (flags == AT_REMOVEDIR && (errno == ENOTEMPTY || errno == EEXIST || errno == ENOTDIR)) {
      return {};
    }
    return std::unexpected(disk_failure("cannot remove", shown(path), errno));
  }

  FileHandle root_;
  std::string shown_;
};

Result<void> RealFolder::drop_staged() {
  const Result<FileKind> kind = kind_of(std::string(staging_folder));
  if (!kind || *kind != FileKind::folder) {
    return kind ? Result<void>() : std::unexpected(kind.error());
  }
  const Result<FileHandle> folder =
      open_folder(root_.fd(), std::string(staging_folder), shown(staging_folder), false, false);
  if (!folder) {
    return std::unexpected(folder.error());
  }
  const int fd = folder->fd();
  const Result<void> visited = visit_entries(fd, shown(staging_folder), [fd](const std::string& name) -> Result<void> {
    if (is_temporary_name(name)) {
      static_cast<void>(::unlinkat(fd, name.c_str(), 0));
    }
    return {};
  });
  return visited ? unlink(std::string(staging_folder), AT_REMOVEDIR) : visited;
}

Result<void> RealFolder::remove_leftovers() {
  std::vector<std::string> waiting{""};
  while (!waiting.empty()) {
    const std::string relative = std::move(waiting.back());
    waiting.pop_back();
    FileHandle folder;
    if (!relative.empty()) {
      const Result<PosixParent> parent = open_parent(relative, false);
      if (!parent) {
        return std::unexpected(parent.error());
      }
      Result<FileHandle> opened = open_folder(parent->fd(root_), parent->name, shown(relative), false, false);
      if (!opened) {
        return std::unexpected(opened.error());
      }
      folder = std::move(*opened);
    }
    const int fd = folder.is_open() ? folder.fd() : root_.fd();
    const Result<void> visited = visit_entries(fd, shown(relative), [&](const std::string& name) -> Result<void> {
      struct stat status {};
      if (::fstatat(fd, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) {
        return {};
      }
      if (S_ISDIR(status.st_mode) && name != ".git") {
        waiting.push_back(relative.empty() ? name : relative + "/" + name);
      } else if (S_ISREG(status.st_mode) && is_temporary_name(name)) {
        static_cast<void>(::unlinkat(fd, name.c_str(), 0));
      }
      return {};
    });
    if (!visited) {
      return visited;
    }
  }
  return drop_staged();
}

}  // namespace

Result<std::unique_ptr<HeldFolder>> RealDisk::hold(const std::string& folder) {
  const std::string path = join_disk_path("", folder);
  Result<FileHandle> root = open_folder(AT_FDCWD, path, path, false, true);
  for (std::size_t slash = path.find('/', 1); !root; slash = path.find('/', slash + 1)) {
    const std::string above = path.substr(0, slash);
    Result<FileHandle> made = open_folder(AT_FDCWD, above, above, true, true);
    if (!made) {
      return std::unexpected(made.error());
    }
    if (slash == std::string::npos) {
      root = std::move(made);
    }
  }
  // The folder itself is locked, so that no lock file ends up in the site. Some network file systems cannot; there, two
  // builds at the same time are not told apart.
  if (::flock(root->fd(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
    return fail(fmt::format(
        "another build is writing to \"{}\"; wait for it to end, or choose another folder with --out", folder));
  }
  return std::make_unique<RealFolder>(std::move(*root), path);
}

}  // namespace waymark
