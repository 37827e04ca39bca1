#include <fmt/format.h>

#include "base/writers_files.h"

namespace waymark {
namespace {

constexpr const char* staged_suffix = ".staged";

class MemoryWritersFiles final : public WritersFiles {
 public:
  MemoryWritersFiles(MemoryDisk& disk, std::string folder) : disk_(disk), folder_(std::move(folder)) {}

  Result<std::optional<std::string>> read(const std::string& path) const override {
    if (!disk_.is_file(path)) return std::nullopt;
    auto bytes = disk_.read(path);
    return bytes ? Result<std::optional<std::string>>(*std::move(bytes)) : std::unexpected(bytes.error());
  }
  Result<void> may_change(const std::string& path) const override {
    return disk_.is_folder(path) ? fail(fmt::format("cannot change \"{}\": it is not a regular file", path))
                                 : Result<void>();
  }
  Result<void> stage(const std::string& path, std::string_view bytes, const std::string&) override {
    return disk_.write(path + staged_suffix, bytes);
  }
  Result<void> publish(const std::string& path) override {
    const auto bytes = disk_.read(path + staged_suffix);
    if (!bytes) return std::unexpected(bytes.error());
    if (auto written = disk_.write(path, *bytes); !written) return written;
    return disk_.remove_file(path + staged_suffix);
  }
  Result<void> drop_staged(const std::string& path) override {
    return disk_.is_file(path + staged_suffix) ? disk_.remove_file(path + staged_suffix) : Result<void>();
  }
  Result<void> remove(const std::string& path) override { return disk_.remove_file(path); }
  Result<void> settle() override { return {}; }

  Result<std::optional<std::string>> read_note(const std::string& name) const override { return read(note(name)); }
  Result<void> write_note(const std::string& name, std::string_view bytes) override {
    return disk_.write(note(name), bytes);
  }
  Result<void> remove_note(const std::string& name) override {
    return disk_.is_file(note(name)) ? disk_.remove_file(note(name)) : Result<void>();
  }
  Result<void> remove_notes() override {
    const auto names = disk_.is_folder(notes_path()) ? disk_.list(notes_path()) : std::vector<FileEntry>();
    if (!names) return std::unexpected(names.error());
    for (const FileEntry& entry : *names) {
      if (auto removed = remove_note(entry.path); !removed) return removed;
    }
    return remove_note(".gitignore");
  }

  std::string path_for_notes(const std::string& path) const override { return path; }
  std::string path_from_notes(const std::string& noted) const override { return noted; }
  std::string notes_path() const override { return join_disk_path(folder_, notes_folder); }

 private:
  std::string note(const std::string& name) const { return join_disk_path(notes_path(), name); }

  MemoryDisk& disk_;
  std::string folder_;
};

}  // namespace

std::unique_ptr<WritersFiles> memory_writers_files(MemoryDisk& disk, const std::string& folder) {
  return std::make_unique<MemoryWritersFiles>(disk, folder);
}

}  // namespace waymark
