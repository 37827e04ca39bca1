#pragma once
// A disk as it will be once changes are made: what a refactoring does is tried on it first.

#include <map>
#include <optional>
#include <string>

#include "base/disk.h"
#include "edits/change_set.h"

namespace waymark {

// Writing fails: nothing that is tried may touch anything.
class ChangedDisk final : public Disk {
 public:
  ChangedDisk(const Disk& below, const ChangeSet& changes);

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
  const Disk& below_;
  std::map<std::string, std::optional<std::string>> files_;  // null: removed
};

}  // namespace waymark
