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
    size = std::min(size, text_.size() - done_);
    std::memcpy(into, text_.data() + done_, size);
    done_ += size;
    return size;
  }

 private:
  std::string text_;
  std::size_t done_ = 0;
};

std::unexpected<Failure> read_only(const std::string& path) {
  return fail(fmt::format("cannot write \"{}\": this is a look at what a change would come to", path));
}

}  // namespace

OverlayDisk::OverlayDisk(const Disk& below, const std::map<std::string, std::string>& texts) : below_(below) {
  for (const auto& [path, text] : texts) texts_.emplace(join_disk_path("", path), text);
}

const std::string* OverlayDisk::text_at(const std::string& path) const {
  const auto text = texts_.find(join_disk_path("", path));
  return text == texts_.end() ? nullptr : &text->second;
}

Result<std::string> OverlayDisk::read(const std::string& path) const {
  const std::string* text = text_at(path);
  return text == nullptr ? below_.read(path) : *text;
}

Result<std::unique_ptr<ByteReader>> OverlayDisk::open(const std::string& path) const {
  const std::string* text = text_at(path);
  if (text == nullptr) return below_.open(path);
  return std::make_unique<TextReader>(*text);
}

Result<std::vector<FileEntry>> OverlayDisk::list(const std::string& folder, std::vector<std::string>* left_out) const {
  auto entries = below_.list(folder, left_out);
  if (!entries) return entries;
  for (FileEntry& entry : *entries) {
    if (const std::string* text = text_at(join_disk_path(folder, entry.path))) entry.size = text->size();
  }
  return entries;
}

bool OverlayDisk::is_file(const std::string& path) const { return below_.is_file(path); }
bool OverlayDisk::is_folder(const std::string& path) const { return below_.is_folder(path); }
Result<void> OverlayDisk::write(const std::string& path, std::string_view) { return read_only(path); }
Result<void> OverlayDisk::remove_file(const std::string& path) { return read_only(path); }
Result<void> OverlayDisk::remove_folder_if_empty(const std::string& path) { return read_only(path); }
Result<std::unique_ptr<HeldFolder>> OverlayDisk::hold(const std::string& folder) { return read_only(folder); }

}  // namespace waymark
