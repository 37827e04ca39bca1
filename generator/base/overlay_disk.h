#pragma once
// A disk whose files have other texts than those below it, for looking at what a change would come to. It only reads.

#include <map>

#include "base/disk.h"

namespace waymark {

class OverlayDisk final : public Disk {
 public:
  // `below` must outlive it. Paths as SourceFile::path; each is a file below already.
  OverlayDisk(const Disk& below, const std::map<std::string, std::string>& texts);

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
  const std::string* text_at(const std::string& path) const;

  const Disk& below_;
  std::map<std::string, std::string> texts_;
};

}  // namespace waymark
