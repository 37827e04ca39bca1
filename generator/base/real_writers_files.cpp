#include <algorithm>
#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <filesystem>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

#include "base/hash.h"
#include "base/posix_file.h"
#include "base/posix_parent.h"
#include "base/site_path.h"
#include "base/text.h"
#include "base/writers_files.h"

namespace waymark {
namespace {

constexpr std::uint64_t largest_file = std::uint64_t{1} << 30;
// So many files are waited for one by one; for more, waiting for the whole disk is faster.
constexpr std::size_t most_waited_for = 32;

struct Root {
  std::string absolute;
  std::string shown;
  FileHandle folder;
};

struct Place {
  const Root* root = nullptr;
  std::string relative;
};

std::string absolute_path(const std::string& path) {
  std::error_code error;
  return path.starts_with('/') ? join_disk_path("", path)
                               : join_disk_path(std::filesystem::current_path(error).string(), path);
}

// The part of `path` below `folder`, both absolute; null when it is not below it.
std::optional<std::string> below(const std::string& path, const std::string& folder) {
  const std::string prefix = folder.ends_with('/') ? folder : folder + "/";
  if (!path.starts_with(prefix) || path.size() == prefix.size()) return std::nullopt;
  return path.substr(prefix.size());
}

// The one file of writers whose name begins with a dot, by the makers of its format.
constexpr std::string_view redirection_list = ".openpublishing.redirection.json";

bool has_hidden_part(std::string_view path) {
  if (file_name_of(path) == redirection_list) path = folder_of(path);
  return path.starts_with('.') || path.find("/.") != std::string_view::npos;
}

Result<std::string> read_all(const FileHandle& file, const std::string& shown) {
  std::string bytes;
  std::string block(std::size_t{64} * 1024, '\0');
  for (;;) {
    const Result<std::size_t> size = read_some(file.fd(), block.data(), block.size(), shown);
    if (!size) return std::unexpected(size.error());
    if (*size == 0) return bytes;
    bytes.append(block, 0, *size);
    if (bytes.size() > largest_file) return fail(fmt::format("cannot read \"{}\": it is larger than 1 GiB", shown));
  }
}

// Null when nothing is there.
Result<std::optional<std::string>> read_below(const FileHandle& root, const std::string& shown_root,
                                              const std::string& path, const std::string& shown) {
  const Result<PosixParent> parent = open_parent(root, shown_root, path, false);
  if (!parent) return std::unexpected(parent.error());
  struct stat status {};
  if (!parent->exists ||
      (::fstatat(parent->fd(root), parent->name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0 && errno == ENOENT))
    return std::nullopt;
  if (S_ISLNK(status.st_mode)) {
    return fail(
        fmt::format("\"{}\" is a symbolic link; change the file that it leads to, or put a file in its place", shown));
  }
  const Result<FileHandle> file = open_file(parent->fd(root), parent->name, shown, false, status);
  if (!file) return std::unexpected(file.error());
  auto bytes = read_all(*file, shown);
  return bytes ? Result<std::optional<std::string>>(*std::move(bytes)) : std::unexpected(bytes.error());
}

class RealWritersFiles final : public WritersFiles {
 public:
  RealWritersFiles(std::vector<Root> roots, FileHandle hidden, FileHandle notes)
      : roots_(std::move(roots)), hidden_(std::move(hidden)), notes_(std::move(notes)) {}

  // Leaves no empty folders; where notes are left, the folders are not empty.
  ~RealWritersFiles() override {
    static_cast<void>(::unlinkat(hidden_.fd(), std::string(file_name_of(notes_folder)).c_str(), AT_REMOVEDIR));
    static_cast<void>(
        ::unlinkat(roots_.front().folder.fd(), std::string(folder_of(notes_folder)).c_str(), AT_REMOVEDIR));
  }
  RealWritersFiles(const RealWritersFiles&) = delete;
  RealWritersFiles& operator=(const RealWritersFiles&) = delete;

  Result<std::optional<std::string>> read(const std::string& path) const override {
    const Result<Place> place = locate(path);
    if (!place) return std::unexpected(place.error());
    return read_below(place->root->folder, place->root->shown, place->relative, path);
  }

  Result<void> may_change(const std::string& path) const override {
    const Result<Place> place = locate(path);
    if (!place) return std::unexpected(place.error());
    const FileHandle& root = place->root->folder;
    const Result<PosixParent> parent = open_parent(root, place->root->shown, place->relative, false);
    if (!parent) return std::unexpected(parent.error());
    if (!parent->exists) return {};  // what is missing is made when the file is staged, before any file is changed
    const int fd = parent->fd(root);
    if (::faccessat(fd, ".", W_OK | X_OK, AT_EACCESS) != 0) {
      return std::unexpected(disk_failure("cannot write into the folder of", path, errno));
    }
    struct stat status {};
    if (::fstatat(fd, parent->name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) {
      return errno == ENOENT ? Result<void>() : std::unexpected(disk_failure("cannot read", path, errno));
    }
    if (!S_ISREG(status.st_mode)) return fail(fmt::format("cannot change \"{}\": it is not a regular file", path));
    // Replacing a file asks for no permission of its own, and the superuser needs none; its owner meant it so.
    if ((status.st_mode & 0222U) == 0 || ::faccessat(fd, parent->name.c_str(), W_OK, AT_EACCESS) != 0) {
      return fail(fmt::format("\"{}\" is read-only; make it writable (chmod u+w) and run again", path));
    }
    return {};
  }

  Result<void> stage(const std::string& path, std::string_view bytes, const std::string& like) override {
    Result<Place> place = locate(path);
    if (!place) return std::unexpected(place.error());
    const FileHandle& root = place->root->folder;
    const Result<PosixParent> parent = open_parent(root, place->root->shown, place->relative, true);
    if (!parent) return std::unexpected(parent.error());
    const int fd = parent->fd(root);
    Permissions permissions = permissions_of(fd, parent->name);
    if (!permissions.known && !like.empty()) permissions = permissions_at(like);
    return write_durably(fd, staged_name(parent->name), bytes, path, permissions);
  }

  Result<void> publish(const std::string& path) override {
    const Result<Place> place = locate(path);
    if (!place) return std::unexpected(place.error());
    const FileHandle& root = place->root->folder;
    Result<PosixParent> parent = open_parent(root, place->root->shown, place->relative, false);
    if (!parent) return std::unexpected(parent.error());
    if (!parent->exists) return std::unexpected(disk_failure("cannot write", path, ENOENT));
    const int fd = parent->fd(root);
    if (::renameat(fd, staged_name(parent->name).c_str(), fd, parent->name.c_str()) != 0) {
      return std::unexpected(disk_failure("cannot write", path, errno));
    }
    wait_for(fd);
    return {};
  }

  Result<void> drop_staged(const std::string& path) override { return unlink(path, true); }
  Result<void> remove(const std::string& path) override { return unlink(path, false); }

  Result<void> settle() override {
    if (many_) {
      for (const Root& root : roots_) {
        if (::syncfs(root.folder.fd()) != 0) {
          return std::unexpected(disk_failure("cannot write into", root.shown, errno));
        }
      }
    }
    for (const FileHandle& handle : unsettled_) {
      // Some file systems have no such call for folders.
      if (::fsync(handle.fd()) != 0 && errno != EINVAL && errno != ENOTSUP) {
        return std::unexpected(disk_failure("cannot write into", roots_.front().shown, errno));
      }
    }
    many_ = false;
    unsettled_.clear();
    return {};
  }

  Result<std::optional<std::string>> read_note(const std::string& name) const override {
    return read_below(notes_, notes_path(), name, notes_path() + "/" + name);
  }

  Result<void> write_note(const std::string& name, std::string_view bytes) override {
    const std::string shown = notes_path() + "/" + name;
    const std::string staged = staged_name(name);
    if (auto written = write_durably(notes_.fd(), staged, bytes, shown, {}); !written) return written;
    if (auto settled = settle(); !settled) return settled;
    if (::renameat(notes_.fd(), staged.c_str(), notes_.fd(), name.c_str()) != 0) {
      return std::unexpected(disk_failure("cannot write", shown, errno));
    }
    wait_for(notes_.fd());
    return settle();
  }

  Result<void> remove_note(const std::string& name) override {
    if (::unlinkat(notes_.fd(), name.c_str(), 0) != 0 && errno != ENOENT) {
      return std::unexpected(disk_failure("cannot remove", notes_path() + "/" + name, errno));
    }
    wait_for(notes_.fd());
    return settle();
  }

  Result<void> remove_notes() override;

  std::string path_for_notes(const std::string& path) const override {
    const std::string absolute = absolute_path(path);
    return below(absolute, roots_.front().absolute).value_or(absolute);
  }
  std::string path_from_notes(const std::string& noted) const override {
    return join_disk_path(roots_.front().shown, noted);
  }
  std::string notes_path() const override { return join_disk_path(roots_.front().shown, notes_folder); }

 private:
  struct Permissions {
    bool known = false;
    mode_t mode = 0;
    uid_t owner = 0;
    gid_t group = 0;
  };

  static std::string staged_name(const std::string& name) { return temporary_name(hash_hex(name)); }

  Result<Place> locate(const std::string& path) const {
    const std::string absolute = absolute_path(path);
    for (const Root& root : roots_) {
      std::optional<std::string> relative = below(absolute, root.absolute);
      if (!relative || has_hidden_part(*relative)) continue;
      return Place{.root = &root, .relative = *std::move(relative)};
    }
    return fail(
        fmt::format("\"{}\" is not in \"{}\" or a content folder of the site, or it is hidden; such a file is "
                    "never changed",
                    path, roots_.front().shown));
  }

  static Permissions permissions_of(int folder, const std::string& name) {
    struct stat status {};
    if (::fstatat(folder, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(status.st_mode)) return {};
    return {.known = true, .mode = status.st_mode & 07777U, .owner = status.st_uid, .group = status.st_gid};
  }

  Permissions permissions_at(const std::string& path) const {
    const Result<Place> place = locate(path);
    if (!place) return {};
    const Result<PosixParent> parent = open_parent(place->root->folder, place->root->shown, place->relative, false);
    return parent && parent->exists ? permissions_of(parent->fd(place->root->folder), parent->name) : Permissions{};
  }

  // Its bytes are on the disk after the next settle().
  Result<void> write_durably(int folder, const std::string& name, std::string_view bytes, const std::string& shown,
                             const Permissions& permissions) {
    static_cast<void>(::unlinkat(folder, name.c_str(), 0));  // of a run that was killed
    FileHandle file(::openat(folder, name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666));
    if (!file.is_open()) return std::unexpected(disk_failure("cannot write", shown, errno));
    const auto give_up = [&](int error) -> Result<void> {
      file.close();
      ::unlinkat(folder, name.c_str(), 0);
      return std::unexpected(disk_failure("cannot write", shown, error));
    };
    if (permissions.known) {
      // Only the superuser may give files away; a change of owner also takes the set-user bits, so the mode comes last.
      if (::fchown(file.fd(), permissions.owner, permissions.group) != 0)
        static_cast<void>(::fchown(file.fd(), static_cast<uid_t>(-1), permissions.group) == 0);
      static_cast<void>(::fchmod(file.fd(), permissions.mode) == 0);
    }
    while (!bytes.empty()) {
      const ssize_t size = ::write(file.fd(), bytes.data(), bytes.size());
      if (size < 0 && errno == EINTR) continue;
      if (size <= 0) return give_up(size == 0 ? EIO : errno);
      bytes.remove_prefix(static_cast<std::size_t>(size));
    }
    // Quotas and network file systems tell only now what did not fit.
    if (unsettled_.size() >= most_waited_for) {
      many_ = true;
      if (file.close() != 0 && errno != EINTR) return give_up(errno);
      return {};
    }
    unsettled_.push_back(std::move(file));
    return {};
  }

  void wait_for(int folder) {
    if (unsettled_.size() >= most_waited_for) {
      many_ = true;
      return;
    }
    if (FileHandle own(::openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)); own.is_open())
      unsettled_.push_back(std::move(own));
  }

  Result<void> unlink(const std::string& path, bool staged) {
    const Result<Place> place = locate(path);
    if (!place) return std::unexpected(place.error());
    const FileHandle& root = place->root->folder;
    const Result<PosixParent> parent = open_parent(root, place->root->shown, place->relative, false);
    if (!parent) return std::unexpected(parent.error());
    if (!parent->exists) return {};
    const std::string name = staged ? staged_name(parent->name) : parent->name;
    if (::unlinkat(parent->fd(root), name.c_str(), 0) != 0 && errno != ENOENT) {
      return std::unexpected(disk_failure("cannot remove", path, errno));
    }
    wait_for(parent->fd(root));
    for (std::string_view folder = folder_of(place->relative); !folder.empty(); folder = folder_of(folder)) {
      const Result<PosixParent> above = open_parent(root, place->root->shown, std::string(folder), false);
      if (!above || !above->exists || ::unlinkat(above->fd(root), above->name.c_str(), AT_REMOVEDIR) != 0) break;
      wait_for(above->fd(root));
    }
    return {};
  }

  std::vector<Root> roots_;  // the held folder first
  FileHandle hidden_;
  FileHandle notes_;
  std::vector<FileHandle> unsettled_;
  bool many_ = false;
};

Result<void> RealWritersFiles::remove_notes() {
  FileHandle own(::openat(notes_.fd(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  struct CloseFolder {
    void operator()(DIR* folder) const { ::closedir(folder); }
  };
  const std::unique_ptr<DIR, CloseFolder> reader(own.is_open() ? ::fdopendir(own.fd()) : nullptr);
  if (!reader) return std::unexpected(disk_failure("cannot list", notes_path(), errno));
  own.release();
  std::vector<std::string> names;
  while (const dirent* entry = ::readdir(reader.get())) names.emplace_back(entry->d_name);
  for (const std::string& name : names) {
    if (name == "." || name == "..") continue;
    if (const auto removed = remove_note(name); !removed) return removed;
  }
  return {};
}

Result<FileHandle> open_root(const std::string& folder) { return open_folder(AT_FDCWD, folder, folder, false, true); }

bool same_folder(int a, int at, const std::string& name) {
  struct stat mine {};
  struct stat there {};
  return ::fstat(a, &mine) == 0 && ::fstatat(at, name.c_str(), &there, AT_SYMLINK_NOFOLLOW) == 0 &&
         mine.st_dev == there.st_dev && mine.st_ino == there.st_ino;
}

}  // namespace

Result<std::unique_ptr<WritersFiles>> hold_writers_files(const std::string& folder,
                                                         const std::vector<std::string>& more_roots) {
  std::vector<std::string> folders{folder};
  folders.insert(folders.end(), more_roots.begin(), more_roots.end());
  std::vector<Root> roots;
  for (const std::string& path : folders) {
    const std::string shown = join_disk_path("", path);
    const std::string absolute = absolute_path(shown);
    if (std::ranges::find(roots, absolute, &Root::absolute) != roots.end()) continue;
    Result<FileHandle> root = open_root(shown);
    if (!root) return std::unexpected(root.error());
    roots.push_back({.absolute = absolute, .shown = shown, .folder = std::move(*root)});
  }
  const std::string hidden_name(folder_of(notes_folder));
  const std::string notes_name(file_name_of(notes_folder));
  const std::string shown = join_disk_path(roots.front().shown, notes_folder);
  // The folder goes when the run that held it ends, maybe between our opening it and holding it; then it is made anew.
  for (;;) {
    const int root = roots.front().folder.fd();
    Result<FileHandle> hidden =
        open_folder(root, hidden_name, join_disk_path(roots.front().shown, hidden_name), true, false);
    if (!hidden) return std::unexpected(hidden.error());
    Result<FileHandle> notes = open_folder(hidden->fd(), notes_name, shown, true, false);
    if (!notes) {
      if (same_folder(hidden->fd(), root, hidden_name)) return std::unexpected(notes.error());
      continue;
    }
    // Some network file systems cannot lock; there, two runs at the same time are not told apart.
    if (::flock(notes->fd(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
      return fail(
          fmt::format("another run of waymark is changing files in \"{}\"; wait for it to end", roots.front().shown));
    }
    if (!same_folder(notes->fd(), hidden->fd(), notes_name) || !same_folder(hidden->fd(), root, hidden_name)) continue;
    return std::make_unique<RealWritersFiles>(std::move(roots), std::move(*hidden), std::move(*notes));
  }
}

}  // namespace waymark
