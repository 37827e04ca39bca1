#pragma once
// POSIX calls as this layer needs them: handles that close themselves, whole reads and writes, replacing a file in one
// step. For real_disk.cpp and real_folder.cpp only.

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <sys/stat.h>

#include "base/disk.h"

namespace waymark {

class FileHandle {
 public:
  FileHandle() = default;
  explicit FileHandle(int fd) : fd_(fd) {}
  FileHandle(FileHandle&& other) noexcept;
  FileHandle& operator=(FileHandle&& other) noexcept;
  ~FileHandle();
  int fd() const { return fd_; }
  bool is_open() const { return fd_ >= 0; }
  int close();    // as ::close; the handle is empty afterwards
  int release();  // whoever called closes

 private:
  int fd_ = -1;
};

// "cannot read "a.md": Permission denied", with what to do about it where that is known.
Failure disk_failure(std::string_view cannot, std::string_view path, int error);

// Opens a regular file below the folder `at` (AT_FDCWD for the working directory) for reading; `shown` is its path in
// messages. Never waits for a pipe. A link in the last part of `path` is refused when `follow` is false.
Result<FileHandle> open_file(int at, const std::string& path, const std::string& shown, bool follow,
                             struct stat& status);

// Any number of bytes from `fd`, 0 at the end only.
Result<std::size_t> read_some(int fd, char* into, std::size_t size, const std::string& shown);

Result<void> write_all(int fd, std::string_view bytes, const std::string& shown);

std::unique_ptr<ByteReader> make_reader(FileHandle file, std::string shown);

// Called with a function that takes the next bytes.
using Take = std::function<Result<void>(std::string_view bytes)>;
using Produce = std::function<Result<void>(const Take& take)>;

// Puts what `produce` gives in place of the file `name` in the folder `folder_fd`, in one step: a temporary file beside
// it, then a rename. After a failure nothing has changed.
Result<void> replace_file(int folder_fd, const std::string& name, const std::string& shown, const Produce& produce);

// The file `name` from one folder to another, on another disk where no rename leads.
Result<void> move_bytes(int from, int to, const std::string& name, const std::string& shown);

// Whether something is there that takes bytes and is no file to be replaced: a pipe, a terminal, /dev/stdout, whatever
// lies in /dev and /proc.
bool is_stream(const std::string& path);
Result<void> write_to_stream(const std::string& path, std::string_view bytes);

// Gives `name` the permissions of the file that it is to replace, as somebody may have set them; where that is refused,
// or there is none, it keeps its own.
void keep_permissions(int folder_fd, const std::string& name, int old_folder_fd, const std::string& old_name);

std::string temporary_name(std::string_view middle);
bool is_temporary_name(std::string_view name);

// Opens `name` in `at` as a folder, making it when it is missing and `make` is set.
Result<FileHandle> open_folder(int at, const std::string& name, const std::string& shown, bool make, bool follow);

}  // namespace waymark
