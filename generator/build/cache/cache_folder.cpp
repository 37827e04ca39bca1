#include "build/cache/cache_folder.h"

#include <algorithm>
#include <vector>

#include "base/file_stamp.h"
#include "base/hash.h"

namespace waymark {
namespace {

constexpr std::string_view magic = "waymark cache 1\n";
constexpr std::size_t hash_size = 32;

std::string checksum_of(std::string_view subject, std::string_view content) {
  StreamHash hash;
  hash.add(subject);
  hash.add(std::string_view("\0", 1));
  hash.add(content);
  return hash.hex();
}

// Tools that copy or index folders know this file: https://bford.info/cachedir/
constexpr std::string_view tag = "Signature: 8a477f597d28d172789f06886806bc55\n# Made by waymark; may be deleted.\n";

}  // namespace

std::optional<std::string> read_cache_file(const std::string& path, std::string_view subject, const Disk& disk) {
  if (!disk.is_file(path)) return std::nullopt;
  auto bytes = disk.read(path);
  if (!bytes || !bytes->starts_with(magic) || bytes->size() < magic.size() + hash_size) return std::nullopt;
  const std::string_view content = std::string_view(*bytes).substr(magic.size() + hash_size);
  if (std::string_view(*bytes).substr(magic.size(), hash_size) != checksum_of(subject, content)) return std::nullopt;
  bytes->erase(0, magic.size() + hash_size);
  return *std::move(bytes);
}

Result<void> prepare_cache_folder(const std::string& folder, Disk& disk) {
  const std::string ignored = join_disk_path(folder, ".gitignore");
  if (disk.is_file(ignored)) return {};
  if (auto written = disk.write(join_disk_path(folder, "CACHEDIR.TAG"), tag); !written) return written;
  return disk.write(ignored, "*\n");
}

Result<void> write_cache_file(const std::string& folder, const std::string& path, std::string_view subject,
                              std::string_view content, Disk& disk) {
  if (auto prepared = prepare_cache_folder(folder, disk); !prepared) return prepared;
  std::string bytes;
  bytes.reserve(magic.size() + hash_size + content.size());
  bytes += magic;
  bytes += checksum_of(subject, content);
  bytes += content;
  return disk.write(path, bytes);
}

void forget_old_files(const std::string& folder, std::size_t kept, Disk& disk) {
  const auto entries = disk.list(folder);
  if (!entries || entries->size() <= kept) return;
  std::vector<std::pair<std::int64_t, std::string>> files;
  for (const FileEntry& entry : *entries) {
    const std::string path = join_disk_path(folder, entry.path);
    if (const auto stamp = stamp_of_own(path)) files.emplace_back(stamp->modified, path);
  }
  std::ranges::sort(files, std::greater());
  for (std::size_t i = kept; i < files.size(); ++i) static_cast<void>(disk.remove_file(files[i].second));
}

}  // namespace waymark
