#pragma once
// The program's view of the file system, small so that tests can give an in-memory one that logs. Paths are
// '/'-separated; a RealDisk takes them relative to the working directory or absolute.

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/failure.h"
#include "base/file_stamp.h"

namespace waymark {

struct FileEntry {
  std::string path;  // relative to the listed folder
  std::uint64_t size = 0;
};

// A file's bytes, block by block, for what may be too large to hold.
class ByteReader {
 public:
  virtual ~ByteReader() = default;
  // Up to `size` bytes into `into`; 0 at the end only.
  virtual Result<std::size_t> read(char* into, std::size_t size) = 0;
};

enum class FileKind : std::uint8_t {
  nothing,
  file,
  folder,
  other,  // a symbolic link, wherever it leads, or a special file
};

struct FoundFile {
  FileKind kind = FileKind::nothing;
  std::unique_ptr<ByteReader> bytes = nullptr;  // of a file
  std::uint64_t size = 0;
  std::optional<FileStamp> stamp = {};  // of a file; null where the disk has none
};

// A folder that one run of the program holds for itself while it writes there. Paths are relative to it, without '.'
// and '..', and no part of them is followed through a symbolic link, so that nothing outside can be touched. Calls for
// different files may come from different threads. Letting go of it lets others in.
class HeldFolder {
 public:
  virtual ~HeldFolder() = default;
  // Nothing but hidden entries (leading '.') in it.
  virtual Result<bool> is_empty() const = 0;
  virtual Result<FileKind> kind_of(const std::string& path) const = 0;
  // Fails when there is no regular file.
  virtual Result<std::unique_ptr<ByteReader>> open(const std::string& path) const = 0;
  // As Disk::write.
  virtual Result<void> write(const std::string& path, std::string_view bytes) = 0;
  // Both in one.
  virtual Result<FoundFile> find(const std::string& path) const = 0;
  // Keeps bytes for a file out of sight until publish() puts them in its place in one step.
  virtual Result<void> stage(const std::string& path, std::string_view bytes) = 0;
  virtual Result<void> stage_copy(ByteReader& from, const std::string& path) = 0;
  // Fails when nothing was staged for `path`.
  virtual Result<void> publish(const std::string& path) = 0;
  // All that is staged; where there is no folder of the name, all that belongs into it in one step.
  virtual Result<void> publish_staged() = 0;
  virtual Result<void> drop_staged() = 0;
  // A missing file is no failure, nor is a folder of that name, which stays.
  virtual Result<void> remove_file(const std::string& path) = 0;
  // Folders that are missing or hold something stay as they are.
  virtual Result<void> remove_folder_if_empty(const std::string& path) = 0;
  // Removes what was staged and not published, and the temporary files of a run that was killed.
  virtual Result<void> remove_leftovers() = 0;
};

class Disk {
 public:
  virtual ~Disk() = default;
  // The file's bytes. Fails when it is missing, a folder, unreadable, or over 1 GiB.
  virtual Result<std::string> read(const std::string& path) const = 0;
  virtual Result<std::unique_ptr<ByteReader>> open(const std::string& path) const = 0;
  // Every regular file below `folder`, sorted by path (bytes). Symbolic links are left out and named in `left_out`, but
  // for links to a regular file inside `folder`. Hidden files and folders (leading '.') are left out. Fails when
  // `folder` is missing.
  virtual Result<std::vector<FileEntry>> list(const std::string& folder,
                                              std::vector<std::string>* left_out = nullptr) const = 0;
  virtual bool is_file(const std::string& path) const = 0;
  virtual bool is_folder(const std::string& path) const = 0;
  // Replaces the file atomically (temporary file in the same folder, then rename); makes missing folders. Never writes
  // through a symbolic link at `path`. After a failure the old file is there, unchanged.
  virtual Result<void> write(const std::string& path, std::string_view bytes) = 0;
  // A missing file is no failure.
  virtual Result<void> remove_file(const std::string& path) = 0;
  // Folders that are missing or hold something stay as they are.
  virtual Result<void> remove_folder_if_empty(const std::string& path) = 0;
  // Makes the folder when it is missing. Fails when another run of the program holds it.
  virtual Result<std::unique_ptr<HeldFolder>> hold(const std::string& folder) = 0;
};

class RealDisk final : public Disk {
 public:
  Result<std::string> read(const std::string& path) const override;
  Result<std::unique_ptr<ByteReader>> open(const std::string& path) const override;
  Result<std::vector<FileEntry>> list(const std::string& folder,
                                      std::vector<std::string>* left_out = nullptr) const override;
  bool is_file(const std::string& path) const override;
  bool is_folder(const std::string& path) const override;
  Result<void> write(const std::string& path, std::string_view bytes) override;
  Result<void> remove_file(const std::string& path) override;
  Result<void> remove_folder_if_empty(const std::string& path) override;
  Result<std::unique_ptr<HeldFolder>> hold(const std::string& folder) override;
};

// For tests: files in a map, and a log of what was read and written. It has no symbolic links and no empty folders.
class MemoryDisk final : public Disk {
 public:
  std::map<std::string, std::string> files;
  std::set<std::string> written;
  std::set<std::string> removed;
  mutable std::set<std::string> was_read;
  std::optional<std::string> fail_writes_with;  // set: writing and removing fail with this message …
  std::size_t changes_before_failing = 0;       // … after so many changes that still succeed

  Result<std::string> read(const std::string& path) const override;
  Result<std::unique_ptr<ByteReader>> open(const std::string& path) const override;
  Result<std::vector<FileEntry>> list(const std::string& folder,
                                      std::vector<std::string>* left_out = nullptr) const override;
  bool is_file(const std::string& path) const override;
  bool is_folder(const std::string& path) const override;
  Result<void> write(const std::string& path, std::string_view bytes) override;
  Result<void> remove_file(const std::string& path) override;
  Result<void> remove_folder_if_empty(const std::string& path) override;
  Result<std::unique_ptr<HeldFolder>> hold(const std::string& folder) override;

 private:
  class Held;
  bool may_change();

  mutable std::mutex mutex_;
  std::set<std::string> held_;
};

// "a/b" + "c/../d" as a path: lexical normalisation, "" is ".". An absolute `relative` replaces `folder`.
std::string join_disk_path(std::string_view folder, std::string_view relative);

}  // namespace waymark
