#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/disk.h"
#include "base/posix_beneath.h"
#include "base/posix_entries.h"
#include "base/posix_file.h"
#include "base/posix_parent.h"
#include "base/site_path.h"
#include "base/text.h"

namespace waymark {
namespace {

constexpr std::size_t block_size = std::size_t{64} * 1024;
constexpr std::string_view staging_folder = ".waymark-new";

FileKind kind_of_mode(mode_t mode) {
  return S_ISREG(mode) ? FileKind::file : S_ISDIR(mode) ? FileKind::folder : FileKind::other;
}

class RealFolder final : public HeldFolder {
 public:
  RealFolder(FileHandle root, std::string shown) : root_(std::move(root)), shown_(std::move(shown)) {}

  Result<bool> is_empty() const override {
    const auto entries = entries_of(root_.fd(), shown_);
    if (!entries) return std::unexpected(entries.error());
    return std::ranges::all_of(*entries, [](const PosixEntry& entry) { return entry.name.starts_with('.'); });
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
    return kind_of_mode(status.st_mode);
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

  Result<FoundFile> find(const std::string& path) const override {
    FoundFile found;
    struct stat status {};
    if (SitePath::from(path)) {
      FileHandle file = open_beneath(root_.fd(), path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
      if (!file.is_open() && (errno == ENOENT || errno == ENOTDIR)) return found;
      if (file.is_open() && ::fstat(file.fd(), &status) == 0) {
        found.kind = kind_of_mode(status.st_mode);
        if (found.kind != FileKind::file) return found;
        found.size = static_cast<std::uint64_t>(status.st_size);
        found.stamp = stamp_of(status);
        found.bytes = make_reader(std::move(file), shown(path));
        return found;
      }
    }
    const Result<FileKind> kind = kind_of(path);
    if (!kind) return std::unexpected(kind.error());
    found.kind = *kind;
    if (found.kind != FileKind::file) return found;
    const Result<PosixParent> parent = open_parent(path, false);
    if (!parent) return std::unexpected(parent.error());
    Result<FileHandle> file = open_file(parent->fd(root_), parent->name, shown(path), false, status);
    if (!file) return std::unexpected(file.error());
    found.size = static_cast<std::uint64_t>(status.st_size);
    found.stamp = stamp_of(status);
    found.bytes = make_reader(std::move(*file), shown(path));
    return found;
  }

  Result<void> write(const std::string& path, std::string_view bytes) override {
    const Result<PosixParent> parent = open_parent(path, true);
    if (!parent) return std::unexpected(parent.error());
    return replace_file(parent->fd(root_), parent->name, shown(path),
                        [bytes](const Take& take) { return take(bytes); });
  }

  Result<void> stage(const std::string& path, std::string_view bytes) override {
    return stage_bytes(path, [bytes](const Take& take) { return take(bytes); });
  }

  Result<void> stage_copy(ByteReader& from, const std::string& path) override {
    return stage_bytes(path, [&from](const Take& take) -> Result<void> {
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

  Result<void> publish_staged() override;
  Result<void> remove_file(const std::string& path) override { return unlink(path, 0); }
  Result<void> remove_folder_if_empty(const std::string& path) override { return unlink(path, AT_REMOVEDIR); }
  Result<void> drop_staged() override;
  Result<void> remove_leftovers() override;

 private:
  std::string shown(std::string_view path) const { return join_disk_path(shown_, path); }
  // What is staged stands in a folder as it will stand in the site, so that whole folders can be put in place.
  static std::string staged_path(std::string_view path) { return fmt::format("{}/{}", staging_folder, path); }

  Result<PosixParent> open_parent(const std::string& path, bool make) const {
    return waymark::open_parent(root_, shown_, path, make);
  }

  // A new file out of sight.
  Result<FileHandle> open_staged(const std::string& path) {
    constexpr int flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC;
    constexpr unsigned mode = 0666;
    if (!SitePath::from(path)) return fail(fmt::format("\"{}\" is no path inside \"{}\"", path, shown_));
    const std::string where = staged_path(path);
    FileHandle file = open_beneath(root_.fd(), where, flags, mode);
    if (file.is_open()) return file;
    const Result<PosixParent> parent = open_parent(where, true);
    if (!parent) return std::unexpected(parent.error());
    file = FileHandle(::openat(parent->fd(root_), parent->name.c_str(), flags | O_NOFOLLOW, mode));
    if (!file.is_open() && errno == EEXIST && ::unlinkat(parent->fd(root_), parent->name.c_str(), 0) == 0)
      file = FileHandle(::openat(parent->fd(root_), parent->name.c_str(), flags | O_NOFOLLOW, mode));
    if (!file.is_open()) return std::unexpected(disk_failure("cannot write", shown(path), errno));
    return file;
  }

  // What a failure leaves there is dropped with all the rest.
  Result<void> stage_bytes(const std::string& path, const Produce& produce) {
    Result<FileHandle> file = open_staged(path);
    if (!file) return std::unexpected(file.error());
    const std::string shown_path = shown(path);
    const int fd = file->fd();
    if (const Result<void> produced = produce([&](std::string_view bytes) { return write_all(fd, bytes, shown_path); });
        !produced)
      return produced;
    // Network file systems and quotas report what did not fit only here.
    if (file->close() != 0 && errno != EINTR) return std::unexpected(disk_failure("cannot write", shown_path, errno));
    return {};
  }

  Result<std::vector<PosixEntry>> entries_below(const std::string& relative) const;
  Result<void> publish_folder(const std::string& relative, std::vector<std::string>& waiting);

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

// Of a folder below the root, or of the root.
Result<std::vector<PosixEntry>> RealFolder::entries_below(const std::string& relative) const {
  if (relative.empty()) return entries_of(root_.fd(), shown_);
  const Result<PosixParent> parent = open_parent(relative, false);
  if (!parent) return std::unexpected(parent.error());
  const Result<FileHandle> folder = open_folder(parent->fd(root_), parent->name, shown(relative), false, false);
  if (!folder) return std::unexpected(folder.error());
  return entries_of(folder->fd(), shown(relative));
}

// Folders of the site that are there already are left to `waiting`.
Result<void> RealFolder::publish_folder(const std::string& relative, std::vector<std::string>& waiting) {
  const std::string below = relative.empty() ? std::string() : relative + "/";
  const auto entries = entries_below(relative.empty() ? std::string(staging_folder) : staged_path(relative));
  if (!entries) return std::unexpected(entries.error());
  if (entries->empty()) return {};
  const Result<PosixParent> source = open_parent(staged_path(below + entries->front().name), false);
  if (!source) return std::unexpected(source.error());
  const Result<PosixParent> target = open_parent(below + entries->front().name, true);
  if (!target) return std::unexpected(target.error());
  const int from = source->fd(root_);
  const int to = target->fd(root_);
  for (const PosixEntry& entry : *entries) {
    const char* const name = entry.name.c_str();
    struct stat old {};
    const bool is_there = ::fstatat(to, name, &old, AT_SYMLINK_NOFOLLOW) == 0;
    if (is_there && entry.is_folder) {
      waiting.push_back(below + entry.name);
      continue;
    }
    if (is_there) keep_permissions(from, entry.name, to, entry.name);
    if (::renameat(from, name, to, name) == 0) continue;
    if (errno != EXDEV) return std::unexpected(disk_failure("cannot write", shown(below + entry.name), errno));
    // Another disk is mounted there.
    if (entry.is_folder) {
      const auto made = open_folder(to, entry.name, shown(below + entry.name), true, false);
      if (!made) return std::unexpected(made.error());
      waiting.push_back(below + entry.name);
    } else if (const Result<void> moved = move_bytes(from, to, entry.name, shown(below + entry.name)); !moved) {
      return moved;
    }
  }
  return {};
}

Result<void> RealFolder::publish_staged() {
  std::vector<std::string> waiting;
  const Result<FileKind> kind = kind_of(std::string(staging_folder));
  if (!kind) return std::unexpected(kind.error());
  if (*kind == FileKind::folder) waiting.emplace_back();
  while (!waiting.empty()) {
    const std::string relative = std::move(waiting.back());
    waiting.pop_back();
    if (const Result<void> published = publish_folder(relative, waiting); !published) return published;
  }
  return {};
}

Result<void> RealFolder::drop_staged() {
  const Result<FileKind> kind = kind_of(std::string(staging_folder));
  if (!kind || *kind != FileKind::folder) {
    return kind ? Result<void>() : std::unexpected(kind.error());
  }
  std::vector<std::string> folders{std::string(staging_folder)};  // what is below a folder stands behind it
  for (std::size_t i = 0; i < folders.size(); ++i) {
    const auto entries = entries_below(folders[i]);
    if (!entries) return std::unexpected(entries.error());
    if (entries->empty()) continue;
    const Result<PosixParent> parent = open_parent(folders[i] + "/" + entries->front().name, false);
    if (!parent) return std::unexpected(parent.error());
    for (const PosixEntry& entry : *entries) {
      if (entry.is_folder) {
        folders.push_back(folders[i] + "/" + entry.name);
      } else {
        static_cast<void>(::unlinkat(parent->fd(root_), entry.name.c_str(), 0));
      }
    }
  }
  for (auto folder = folders.rbegin(); folder != folders.rend(); ++folder) {
    if (const Result<void> removed = unlink(*folder, AT_REMOVEDIR); !removed) return removed;
  }
  return {};
}

Result<void> RealFolder::remove_leftovers() {
  std::vector<std::string> waiting{""};
  while (!waiting.empty()) {
    const std::string relative = std::move(waiting.back());
    waiting.pop_back();
    const auto entries = entries_below(relative);
    if (!entries) return std::unexpected(entries.error());
    for (const PosixEntry& entry : *entries) {
      const std::string path = relative.empty() ? entry.name : relative + "/" + entry.name;
      if (entry.is_folder && entry.name != ".git" && path != staging_folder) {
        waiting.push_back(path);
      } else if (entry.is_file && is_temporary_name(entry.name)) {
        static_cast<void>(unlink(path, 0));
      }
    }
  }
  if (const Result<void> dropped = drop_staged(); !dropped) return dropped;
  // All that is staged is published, so that nothing of another run may be among it.
  const Result<FileKind> left = kind_of(std::string(staging_folder));
  if (!left) return std::unexpected(left.error());
  if (*left == FileKind::nothing) return {};
  return fail(fmt::format("\"{}\" is in the way, and what is in it cannot be removed; remove it and run again",
                          shown(staging_folder)));
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
