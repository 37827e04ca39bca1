#pragma once
// A disk as it will be once changes are made, for looking at what they come to. Writing fails: nothing that is tried
// may touch anything.

#include <map>
#include <optional>

#include "base/disk.h"

namespace waymark {

class OverlayDisk final : public Disk {
 public:
  // By path, as SourceFile::path; null: the file is gone.
  using Files = std::map<std::string, std::optional<std::string>>;

  // `below` must outlive it.
  OverlayDisk(const Disk& below, const Files& changed);

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
  Files changed_;
};

}  // namespace waymark
