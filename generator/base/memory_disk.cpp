#include <algorithm>
#include <cstring>

#include "base/disk.h"

namespace waymark {
namespace {

std::string normal(std::string_view path) { return join_disk_path("", path); }

// What every path below `folder` starts with.
std::string prefix_of(std::string_view folder) {
  const std::string path = normal(folder);
  return path == "." ? "" : path == "/" ? path : path + "/";
}

class StringReader final : public ByteReader {
 public:
  explicit StringReader(std::string bytes) : bytes_(std::move(bytes)) {}
  Result<std::size_t> read(char* into, std::size_t size) override {
    size = std::min(size, bytes_.size() - done_);
    std::memcpy(into, bytes_.data() + done_, size);
    done_ += size;
    return size;
  }

 private:
  std::string bytes_;
  std::size_t done_ = 0;
};

Result<std::string> read_all(ByteReader& from) {
  std::string bytes;
  char block[4096];
  for (;;) {
    const Result<std::size_t> size = from.read(block, sizeof block);
    if (!size) {
      return std::unexpected(size.error());
    }
    if (*size == 0) {
      return bytes;
    }
    bytes.append(block, *size);
  }
}

bool is_hidden(std::string_view relative) {
  return relative.starts_with('.') || relative.find("/.") != std::string_view::npos;
}

}  // namespace

class MemoryDisk::Held final : public HeldFolder {
 public:
  Held(MemoryDisk& disk, std::string folder) : disk_(disk), folder_(std::move(folder)) {}
  ~Held() override {
    const std::lock_guard lock(disk_.mutex_);
    disk_.held_.erase(folder_);
  }
  Held(const Held&) = delete;
  Held& operator=(const Held&) = delete;

  Result<bool> is_empty() const override {
    const std::lock_guard lock(disk_.mutex_);
    const std::string prefix = prefix_of(folder_);
    return std::none_of(disk_.files.begin(), disk_.files.end(), [&prefix](const auto& file) {
      return file.first.starts_with(prefix) && file.first[prefix.size()] != '.';
    });
  }
  Result<FileKind> kind_of(const std::string& path) const override {
    const std::string full = join_disk_path(folder_, path);
    return disk_.is_file(full) ? FileKind::file : disk_.is_folder(full) ? FileKind::folder : FileKind::nothing;
  }
  Result<std::unique_ptr<ByteReader>> open(const std::string& path) const override {
    return disk_.open(join_disk_path(folder_, path));
  }
  Result<FoundFile> find(const std::string& path) const override {
    FoundFile found{.kind = *kind_of(path)};
    if (found.kind != FileKind::file) return found;
    Result<std::string> bytes = disk_.read(join_disk_path(folder_, path));
    if (!bytes) return std::unexpected(bytes.error());
    found.size = bytes->size();
    found.bytes = std::make_unique<StringReader>(std::move(*bytes));
    return found;
  }
  Result<void> write(const std::string& path, std::string_view bytes) override {
    return disk_.write(join_disk_path(folder_, path), bytes);
  }
  Result<void> stage(const std::string& path, std::string_view bytes) override {
    const std::lock_guard lock(disk_.mutex_);
    if (!disk_.may_change()) {
      return fail("cannot write \"" + path + "\": " + *disk_.fail_writes_with);
    }
    staged_[path] = bytes;
    return {};
  }
  Result<void> stage_copy(ByteReader& from, const std::string& path) override {
    Result<std::string> bytes = read_all(from);
    return bytes ? stage(path, *bytes) : std::unexpected(bytes.error());
  }
  Result<void> publish(const std::string& path) override {
    std::string bytes;
    {
      const std::lock_guard lock(disk_.mutex_);
      auto staged = staged_.extract(path);
      if (staged.empty()) {
        return fail("cannot write \"" + path + "\": No such file or directory");
      }
      bytes = std::move(staged.mapped());
    }
    return write(path, bytes);
  }
  Result<void> publish_staged() override {
    while (!staged_.empty()) {
      const std::string path = staged_.begin()->first;
      if (const Result<void> published = publish(path); !published) return published;
    }
    return {};
  }
  Result<void> remove_file(const std::string& path) override {
    return disk_.remove_file(join_disk_path(folder_, path));
  }
  Result<void> remove_folder_if_empty(const std::string&) override { return {}; }
  Result<void> drop_staged() override {
    const std::lock_guard lock(disk_.mutex_);
    staged_.clear();
    return {};
  }
  Result<void> remove_leftovers() override { return drop_staged(); }

 private:
  MemoryDisk& disk_;
  std::string folder_;
  std::map<std::string, std::string> staged_;
};

// The caller holds the mutex.
bool MemoryDisk::may_change() {
  if (!fail_writes_with) {
    return true;
  }
  if (changes_before_failing == 0) {
    return false;
  }
  --changes_before_failing;
  return true;
}

Result<std::string> MemoryDisk::read(const std::string& path) const {
  const std::lock_guard lock(mutex_);
  const std::string key = normal(path);
  was_read.insert(key);
  const auto file = files.find(key);
  if (file == files.end()) {
    return fail("cannot read \"" + path + "\": No such file or directory");
  }
  return file->second;
}

Result<std::unique_ptr<ByteReader>> MemoryDisk::open(const std::string& path) const {
  Result<std::string> bytes = read(path);
  if (!bytes) {
    return std::unexpected(bytes.error());
  }
  return std::make_unique<StringReader>(std::move(*bytes));
}

Result<std::vector<FileEntry>> MemoryDisk::list(const std::string& folder, std::vector<std::string>*) const {
  const std::lock_guard lock(mutex_);
  const std::string prefix = prefix_of(folder);
  std::vector<FileEntry> entries;
  bool exists = prefix.empty();
  for (auto file = files.lower_bound(prefix); file != files.end() && file->first.starts_with(prefix); ++file) {
    exists = true;
    const std::string relative = file->first.substr(prefix.size());
    if (!is_hidden(relative)) {
      entries.push_back({relative, file->second.size()});
    }
  }
  if (!exists) {
    return fail("cannot list \"" + folder + "\": No such file or directory");
  }
  return entries;
}

bool MemoryDisk::is_file(const std::string& path) const {
  const std::lock_guard lock(mutex_);
  return files.contains(normal(path));
}

bool MemoryDisk::is_folder(const std::string& path) const {
  const std::lock_guard lock(mutex_);
  const std::string prefix = prefix_of(path);
  const auto file = files.lower_bound(prefix);
  return prefix.empty() || (file != files.end() && file->first.starts_with(prefix));
}

Result<void> MemoryDisk::write(const std::string& path, std::string_view bytes) {
  const std::lock_guard lock(mutex_);
  if (!may_change()) {
    return fail("cannot write \"" + path + "\": " + *fail_writes_with);
  }
  files[normal(path)] = bytes;
  written.insert(normal(path));
  return {};
}

Result<void> MemoryDisk::remove_file(const std::string& path) {
  const std::lock_guard lock(mutex_);
  if (!may_change()) {
    return fail("cannot remove \"" + path + "\": " + *fail_writes_with);
  }
  if (files.erase(normal(path)) > 0) {
    removed.insert(normal(path));
  }
  return {};
}

Result<void> MemoryDisk::remove_folder_if_empty(const std::string&) { return {}; }

Result<std::unique_ptr<HeldFolder>> MemoryDisk::hold(const std::string& folder) {
  const std::lock_guard lock(mutex_);
  const std::string path = normal(folder);
  if (!held_.insert(path).second) {
    return fail("another build is writing to \"" + folder +
                "\"; wait for it to end, or choose another folder with --out");
  }
  return std::make_unique<Held>(*this, path);
}

}  // namespace waymark
