#pragma once
// Values by key in one file that is only ever added to, for caches: fast to add a few to many thousands. Whatever is
// damaged, of another subject or half written counts as not there. Several programs may use the file at the same time;
// one of them adds, the others keep what they made for themselves. The file is read in pieces when they are asked for,
// never mapped: nobody else can take the ground away.

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/failure.h"

namespace waymark {

class BlobLog {
 public:
  // Of another `subject` than it was written for, the file is empty. Makes no file yet.
  BlobLog(std::string path, std::string_view subject);
  ~BlobLog();
  BlobLog(const BlobLog&) = delete;
  BlobLog& operator=(const BlobLog&) = delete;

  // From any thread, both. A key has 32 bytes.
  std::optional<std::string> find(std::string_view key) const;
  void add(std::string_view key, std::string_view value);

  // Once all is added: makes it last, and lets go of what nobody asked for where that is more than the rest. What went
  // wrong since the start; then the file is as it was, or has some of the new values.
  Result<void> finish();

 private:
  class File;
  struct Entry {
    std::uint64_t offset = 0;  // of its header
    std::uint64_t size = 0;
    mutable std::atomic<bool> used = false;
    Entry(std::uint64_t o, std::uint64_t s, bool u) : offset(o), size(s), used(u) {}
  };

  void read_index();
  bool begin_writing();
  Result<void> flush();
  Result<void> keep_used_only();

  std::string path_;
  std::string header_;
  std::unique_ptr<File> old_;                       // null: there is none that counts
  std::unordered_map<std::string, Entry> entries_;  // of old_
  std::uint64_t end_ = 0;                           // of the last whole entry of old_
  mutable std::mutex mutex_;
  std::unique_ptr<File> out_;
  std::string buffer_;
  std::uint64_t added_ = 0;
  bool asked_to_write_ = false;
  std::optional<Failure> failure_;
};

}  // namespace waymark
