#include "base/blob_log.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

#include "base/hash.h"
#include "base/posix_file.h"

namespace waymark {
namespace {

constexpr std::string_view magic = "waymark values 1\n";
constexpr std::size_t key_size = 32;
constexpr std::size_t most_buffered = std::size_t{1} << 20;
// As large as a compiled article ever is; more is damage.
constexpr std::uint64_t largest_value = std::uint64_t{1} << 28;
// A file is written anew when it holds more of what nobody asks for than twice what is asked for, and this.
constexpr std::uint64_t least_waste = std::uint64_t{8} << 20;

struct Header {
  std::uint64_t size = 0;
  std::uint64_t checksum = 0;
  char key[key_size] = {};
};
static_assert(sizeof(Header) == 48);

std::uint64_t checksum_of(std::string_view key, std::string_view value) {
  return hash64(value) * 31 + hash64(key) + value.size();
}

}  // namespace

class BlobLog::File {
 public:
  explicit File(int fd) : handle_(fd) {}
  int fd() const { return handle_.fd(); }

  bool status(struct stat& status) const { return ::fstat(fd(), &status) == 0 && S_ISREG(status.st_mode); }

  bool read(std::uint64_t offset, char* into, std::size_t size) const {
    while (size > 0) {
      const ssize_t got = ::pread(fd(), into, size, static_cast<off_t>(offset));
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) return false;
      into += got;
      offset += static_cast<std::uint64_t>(got);
      size -= static_cast<std::size_t>(got);
    }
    return true;
  }

  bool write(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t put = ::write(fd(), bytes.data(), bytes.size());
      if (put < 0 && errno == EINTR) continue;
      if (put < 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(put));
    }
    return true;
  }

  // Whether `path` leads to this file, and not to one that took its place.
  bool is_at(const std::string& path) const {
    struct stat own {};
    struct stat there {};
    return status(own) && ::lstat(path.c_str(), &there) == 0 && own.st_dev == there.st_dev &&
           own.st_ino == there.st_ino;
  }

 private:
  FileHandle handle_;
};

BlobLog::BlobLog(std::string path, std::string_view subject)
    : path_(std::move(path)), header_(std::string(magic) + hash_hex(subject)) {
  read_index();
}

BlobLog::~BlobLog() = default;

void BlobLog::read_index() {
  auto file = std::make_unique<File>(::open(path_.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  struct stat status {};
  if (file->fd() < 0 || !file->status(status)) return;
  const auto size = static_cast<std::uint64_t>(status.st_size);
  std::string start(header_.size(), '\0');
  if (size < start.size() || !file->read(0, start.data(), start.size()) || start != header_) return;
  end_ = header_.size();
  Header header;
  while (size - end_ >= sizeof header && file->read(end_, reinterpret_cast<char*>(&header), sizeof header)) {
    if (header.size > largest_value || header.size > size - end_ - sizeof header) break;
    // Of two the later one holds.
    const std::string key(header.key, key_size);
    entries_.erase(key);
    entries_.try_emplace(key, end_, header.size, false);
    end_ += sizeof header + header.size;
  }
  old_ = std::move(file);
}

std::optional<std::string> BlobLog::find(std::string_view key) const {
  const auto found = entries_.find(std::string(key));
  if (found == entries_.end()) return std::nullopt;
  const Entry& entry = found->second;
  Header header;
  std::string bytes(sizeof header + entry.size, '\0');
  if (!old_->read(entry.offset, bytes.data(), bytes.size())) return std::nullopt;
  std::memcpy(&header, bytes.data(), sizeof header);
  bytes.erase(0, sizeof header);
  if (header.size != entry.size || std::string_view(header.key, key_size) != key ||
      header.checksum != checksum_of(key, bytes))
    return std::nullopt;
  entry.used = true;
  return bytes;
}

// One program writes at a time. The others do without: nobody waits for a cache.
bool BlobLog::begin_writing() {
  if (asked_to_write_) return out_ != nullptr;
  asked_to_write_ = true;
  std::error_code error;
  std::filesystem::create_directories(std::filesystem::path(path_).parent_path(), error);
  const std::string path = old_ ? path_ : path_ + ".new";
  const int flags = O_WRONLY | O_APPEND | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | (old_ ? 0 : O_CREAT);
  auto file = std::make_unique<File>(::open(path.c_str(), flags, 0644));
  if (file->fd() < 0) {
    failure_ = disk_failure("cannot write", path, errno);
    return false;
  }
  struct stat status {};
  if (::flock(file->fd(), LOCK_EX | LOCK_NB) != 0 || !file->is_at(path) || !file->status(status)) return false;
  if (old_) {
    // Others added to it since, or put another in its place.
    if (!old_->is_at(path) || static_cast<std::uint64_t>(status.st_size) < end_) return false;
    struct stat now {};
    if (!old_->status(now) || now.st_size != status.st_size) return false;
    // What a killed run left of an entry. Nobody reads it: everybody stops before it.
    if (static_cast<std::uint64_t>(status.st_size) > end_ && ::ftruncate(file->fd(), static_cast<off_t>(end_)) != 0)
      return false;
  } else {
    if (::ftruncate(file->fd(), 0) != 0) return false;
    buffer_ = header_;
  }
  out_ = std::move(file);
  return true;
}

Result<void> BlobLog::flush() {
  if (!out_ || buffer_.empty()) return {};
  const bool written = out_->write(buffer_);
  buffer_.clear();
  if (written) return {};
  const Failure failure = disk_failure("cannot write", path_, errno);
  out_.reset();
  if (!old_) static_cast<void>(::unlink((path_ + ".new").c_str()));
  return std::unexpected(failure);
}

void BlobLog::add(std::string_view key, std::string_view value) {
  check(key.size() == key_size, "a key has 32 bytes");
  if (value.size() > largest_value) return;
  Header header{.size = value.size(), .checksum = checksum_of(key, value)};
  std::memcpy(header.key, key.data(), key_size);
  const std::lock_guard lock(mutex_);
  if (!begin_writing()) return;
  buffer_.append(reinterpret_cast<const char*>(&header), sizeof header);
  buffer_.append(value);
  added_ += sizeof header + value.size();
  if (buffer_.size() < most_buffered) return;
  if (auto flushed = flush(); !flushed) failure_ = flushed.error();
}

Result<void> BlobLog::keep_used_only() {
  const std::string path = path_ + ".new";
  const File file(::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0644));
  if (file.fd() < 0) return std::unexpected(disk_failure("cannot write", path, errno));
  if (::flock(file.fd(), LOCK_EX | LOCK_NB) != 0 || !file.is_at(path) || ::ftruncate(file.fd(), 0) != 0) return {};
  std::vector<const Entry*> used;
  for (const auto& [key, entry] : entries_) {
    if (entry.used) used.push_back(&entry);
  }
  std::ranges::sort(used, {}, [](const Entry* entry) { return entry->offset; });
  const auto copy = [&](std::uint64_t offset, std::uint64_t size) {
    std::string bytes(size, '\0');
    return old_->read(offset, bytes.data(), bytes.size()) && file.write(bytes);
  };
  bool written = file.write(header_);
  for (const Entry* entry : used) written = written && copy(entry->offset, sizeof(Header) + entry->size);
  // What this run added stands behind what there was.
  for (std::uint64_t at = 0; at < added_; at += most_buffered)
    written = written && copy(end_ + at, std::min<std::uint64_t>(most_buffered, added_ - at));
  if (!written || ::rename(path.c_str(), path_.c_str()) != 0) {
    const Failure failure = disk_failure("cannot write", path_, errno);
    static_cast<void>(::unlink(path.c_str()));
    return std::unexpected(failure);
  }
  return {};
}

Result<void> BlobLog::finish() {
  const std::lock_guard lock(mutex_);
  if (auto flushed = flush(); !flushed) failure_ = flushed.error();
  if (failure_) return std::unexpected(*failure_);
  if (!out_) return {};
  if (!old_) {
    if (::rename((path_ + ".new").c_str(), path_.c_str()) != 0)
      return std::unexpected(disk_failure("cannot write", path_, errno));
    return {};
  }
  std::uint64_t used = added_;
  for (const auto& [key, entry] : entries_) used += entry.used ? sizeof(Header) + entry.size : 0;
  if (end_ + added_ <= 3 * used + least_waste) return {};
  return keep_used_only();
}

}  // namespace waymark
