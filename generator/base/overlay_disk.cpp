#include "base/overlay_disk.h"

#include <algorithm>
#include <cstring>
#include <fmt/format.h>

namespace waymark {
namespace {

class TextReader final : public ByteReader {
 public:
  explicit TextReader(std::string text) : text_(std::move(text)) {}
  Result<std::size_t> read(char* into, std::size_t size) override {
    const std::size_t count = std::min(size, text_.size() - at_);
    std::memcpy(into, text_.data() + at_, count);
    at_ += count;
    return count;
  }

 private:
  std::string text_;
  std::size_t at_ = 0;
};

std::unexpected<Failure> may_not_write(const std::string& path) {
  return fail(fmt::format("\"{}\" would be written in a trial, which writes nothing", path));
}

}  // namespace

OverlayDisk::OverlayDisk(const Disk& below, const Files& changed) : below_(below) {
  for (const auto& [path, text] : changed) changed_[join_disk_path("", path)] = text;
}

Result<std::string> OverlayDisk::read(const std::string& path) const {
  const auto known = changed_.find(join_disk_path("", path));
  if (known == changed_.end()) return below_.read(path);
  if (!known->second) return fail(fmt::format("\"{}\" does not exist", path));
  return *known->second;
}

Result<std::unique_ptr<ByteReader>> OverlayDisk::open(const std::string& path) const {
  if (!changed_.contains(join_disk_path("", path))) return below_.open(path);
  auto text = read(path);
  if (!text) return std::unexpected(text.error());
  return std::make_unique<TextReader>(*std::move(text));
}

Result<std::vector<FileEntry>> OverlayDisk::list(const std::string& folder, std::vector<std::string>* left_out) const {
  auto entries = below_.list(folder, left_out);
  if (!entries) return entries;
  const std::string root = join_disk_path("", folder);
  const std::string prefix = root == "." ? "" : root.ends_with('/') ? root : root + "/";
  std::erase_if(*entries, [&](const FileEntry& entry) { return changed_.contains(prefix + entry.path); });
  for (const auto& [path, text] : changed_) {
    if (!text || !path.starts_with(prefix)) continue;
    std::string below = path.substr(prefix.size());
    const bool hidden = below.starts_with('.') || below.find("/.") != std::string::npos;
    if (!hidden) entries->push_back({.path = std::move(below), .size = text->size()});
  }
  std::ranges::sort(*entries, {}, &FileEntry::path);
  return entries;
}

bool OverlayDisk::is_file(const std::string& path) const {
  const auto known = changed_.find(join_disk_path("", path));
  return known == changed_.end() ? below_.is_file(path) : known->second.has_value();
}

bool OverlayDisk::is_folder(const std::string& path) const {
  const std::string prefix = join_disk_path("", path) + "/";
  const auto inside = changed_.lower_bound(prefix);
  const bool made = inside != changed_.end() && inside->first.starts_with(prefix) && inside->second;
  return made || below_.is_folder(path);
}

Result<void> OverlayDisk::write(const std::string& path, std::string_view) { return may_not_write(path); }
Result<void> OverlayDisk::remove_file(const std::string& path) { return may_not_write(path); }
Result<void> OverlayDisk::remove_folder_if_empty(const std::string& path) { return may_not_write(path); }
Result<std::unique_ptr<HeldFolder>> OverlayDisk::hold(const std::string& folder) { return may_not_write(folder); }

}  // namespace waymark
