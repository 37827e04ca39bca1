#pragma once
// What the file system says of a file without its bytes being read, to tell that it is as it was. A stamp alone proves
// nothing where a file was changed so soon after it was looked at that its times need not differ: is_settled() says
// which do not.

#include <cstdint>
#include <optional>
#include <string>

struct stat;

namespace waymark {

struct FileStamp {
  std::uint64_t device = 0;
  std::uint64_t inode = 0;
  std::uint64_t size = 0;
  std::int64_t modified = 0;  // nanoseconds since 1970
  std::int64_t changed = 0;   // of the inode; nobody can set it
  friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

// Of whatever was asked for.
FileStamp stamp_of(const struct stat& status);
// Of a regular file; links are followed. Null: there is none.
std::optional<FileStamp> stamp_of(const std::string& path);
// Of a regular file that is no link.
std::optional<FileStamp> stamp_of_own(const std::string& path);
// Whether there is a folder, and no link to one.
bool is_own_folder(const std::string& path);

// By the clock that file systems stamp with.
std::int64_t stamp_clock();

// Whether a change that is made after `looked` (stamp_clock(), before the file was stamped and read) must give the file
// another stamp: it was last changed so long before that the clock has moved on since. Never for files from the future,
// such as a clock that was set back leaves.
bool is_settled(const FileStamp& stamp, std::int64_t looked);

}  // namespace waymark
