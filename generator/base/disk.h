#pragma once
// The program's view of the file system, small so that tests can give an in-memory one that logs. Paths are '/'-separated; a RealDisk
// takes them relative to the working directory or absolute.

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

namespace waymark {

struct FileEntry {
  std::string path;  // relative to the listed folder
  std::uint64_t size = 0;
};

class Disk {
 public:
  virtual ~Disk() = default;
  // The file's bytes. Fails when it is missing, a folder, unreadable, or over 1 GiB.
  virtual Result<std::string> read(const std::string& path) const = 0;
  // Every regular file below `folder`, sorted by path (bytes). Symbolic links that lead out of `folder` are left out and named in
  // `left_out`. Hidden files and folders (leading '.') are left out. Fails when `folder` is missing.
  virtual Result<std::vector<FileEntry>> list(const std::string& folder, std::vector<std::string>* left_out = nullptr) const = 0;
  virtual bool is_file(const std::string& path) const = 0;
  virtual bool is_folder(const std::string& path) const = 0;
  // Replaces the file atomically (temporary file in the same folder, then rename); makes missing folders. Never writes through a
  // symbolic link at `path`.
  virtual Result<void> write(const std::string& path, std::string_view bytes) = 0;
  virtual Result<void> remove_file(const std::string& path) = 0;
  virtual Result<void> remove_folder_if_empty(const std::string& path) = 0;
};

class RealDisk final : public Disk {
 public:
  Result<std::string> read(const std::string& path) const override;
  Result<std::vector<FileEntry>> list(const std::string& folder, std::vector<std::string>* left_out) const override;
  bool is_file(const std::string& path) const override;
  bool is_folder(const std::string& path) const override;
  Result<void> write(const std::string& path, std::string_view bytes) override;
  Result<void> remove_file(const std::string& path) override;
  Result<void> remove_folder_if_empty(const std::string& path) override;
};

// For tests: files in a map, and a log of what was read and written.
class MemoryDisk final : public Disk {
 public:
  std::map<std::string, std::string> files;
  std::set<std::string> written;
  std::set<std::string> removed;
  mutable std::set<std::string> was_read;
  std::optional<std::string> fail_writes_with;  // set: every write fails with this message

  Result<std::string> read(const std::string& path) const override;
  Result<std::vector<FileEntry>> list(const std::string& folder, std::vector<std::string>* left_out) const override;
  bool is_file(const std::string& path) const override;
  bool is_folder(const std::string& path) const override;
  Result<void> write(const std::string& path, std::string_view bytes) override;
  Result<void> remove_file(const std::string& path) override;
  Result<void> remove_folder_if_empty(const std::string& path) override;

 private:
  mutable std::mutex mutex_;
};

// "a/b" + "c/../d" as a path: lexical normalisation, "" is ".".
std::string join_disk_path(std::string_view folder, std::string_view relative);

}  // namespace waymark
