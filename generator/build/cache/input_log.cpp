#include "build/cache/input_log.h"

#include <algorithm>
#include <atomic>

#include "base/hash.h"
#include "base/parallel_map.h"
#include "source/change_dates.h"

namespace waymark {
namespace {

std::string hash_of(const std::vector<FileEntry>& entries, const std::vector<std::string>& left_out) {
  StreamHash hash;
  std::string line;
  for (const FileEntry& entry : entries) {
    // No name holds a zero byte.
    line = entry.path + '\0' + std::to_string(entry.size) + '\0';
    hash.add(line);
  }
  for (const std::string& path : left_out) hash.add('/' + path + '\0');
  return hash.hex();
}

std::string hash_of_names(const std::vector<FileEntry>& entries, const std::vector<std::string>& left_out) {
  StreamHash hash;
  for (const FileEntry& entry : entries) hash.add(entry.path + '\0');
  for (const std::string& path : left_out) hash.add('/' + path + '\0');
  return hash.hex();
}

bool same_folder(const ListedFolder& folder, const Disk& disk) {
  std::vector<std::string> left_out;
  const auto entries = disk.list(folder.path, &left_out);
  return entries && hash_of(*entries, left_out) == folder.hash;
}

bool same_git(const GitState& git, const Programs* programs) {
  if (programs == nullptr) return false;
  const auto state = git_state(git.folder, *programs);
  return state && *state == git.state;
}

}  // namespace

Sameness compare_file(ReadFile& file, std::optional<FileStamp> (*stamp)(const std::string&), const Disk& disk) {
  const std::int64_t looked = stamp_clock();
  const std::optional<FileStamp> now = stamp(file.path);
  if (now.has_value() == file.hash.empty()) return Sameness::different;
  if (!now || now == file.stamp) return Sameness::same;
  const auto bytes = disk.read(file.path);
  if (!bytes || hash_hex(*bytes) != file.hash) return Sameness::different;
  const bool had = file.stamp.has_value();
  file.stamp = is_settled(*now, looked) ? now : std::nullopt;
  return had || file.stamp ? Sameness::same_with_new_stamps : Sameness::same;
}

Sameness compare_inputs(InputLog& log, const Disk& disk, const Programs* programs, std::size_t jobs) {
  for (const DiskAnswer& answer : log.answers) {
    if ((answer.folder ? disk.is_folder(answer.path) : disk.is_file(answer.path)) != answer.there)
      return Sameness::different;
  }
  std::atomic<bool> different = false;
  parallel_for(log.folders.size(), jobs, [&](std::size_t i) {
    if (!same_folder(log.folders[i], disk)) different = true;
  });
  if (different) return Sameness::different;
  std::atomic<bool> stamped = false;
  parallel_for(log.files.size(), jobs, [&](std::size_t i) {
    if (different) return;
    const Sameness found = compare_file(log.files[i], stamp_of, disk);
    if (found == Sameness::different) different = true;
    if (found == Sameness::same_with_new_stamps) stamped = true;
  });
  // Last, as it starts another program.
  if (different || !std::ranges::all_of(log.git, [&](const GitState& git) { return same_git(git, programs); }))
    return Sameness::different;
  return stamped ? Sameness::same_with_new_stamps : Sameness::same;
}

// Hands bytes on and notes what they were once the end is reached.
class RecordingDisk::Reader final : public ByteReader {
 public:
  Reader(const RecordingDisk& disk, std::string path, Look look, std::unique_ptr<ByteReader> below)
      : disk_(disk), path_(std::move(path)), look_(look), below_(std::move(below)) {}
  ~Reader() override {
    if (!ended_) disk_.note(path_, look_, std::nullopt);
  }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  Result<std::size_t> read(char* into, std::size_t size) override {
    auto got = below_->read(into, size);
    if (got && *got > 0) hash_.add({into, *got});
    if (got && *got == 0 && !ended_) {
      ended_ = true;
      disk_.note(path_, look_, hash_.hex());
    }
    return got;
  }

 private:
  const RecordingDisk& disk_;
  std::string path_;
  Look look_;
  std::unique_ptr<ByteReader> below_;
  StreamHash hash_;
  bool ended_ = false;
};

RecordingDisk::Look RecordingDisk::look_at(const std::string& path) {
  const std::int64_t looked = stamp_clock();
  Look look{.stamp = stamp_of(path)};
  look.settled = look.stamp && is_settled(*look.stamp, looked);
  return look;
}

void RecordingDisk::note(const std::string& path, const Look& look, std::optional<std::string> hash) const {
  const std::lock_guard lock(mutex_);
  const auto [known, added] = files_.try_emplace(path, Noted{.look = look, .hash = hash});
  if (added) return;
  Noted& noted = known->second;
  // A file that is read twice must be the same both times.
  if (noted.look.stamp != look.stamp || (noted.hash && hash && noted.hash != hash)) unsure_ = true;
  if (!noted.look.settled && noted.hash.has_value() != hash.has_value()) unsure_ = true;
  if (hash) noted.hash = std::move(hash);
}

Result<std::string> RecordingDisk::read(const std::string& path) const {
  const Look look = look_at(path);
  auto bytes = below_.read(path);
  if (bytes.has_value() == look.stamp.has_value()) {
    note(path, look, bytes ? hash_hex(*bytes) : "");
  } else {
    const std::lock_guard lock(mutex_);
    unsure_ = true;
  }
  return bytes;
}

Result<std::unique_ptr<ByteReader>> RecordingDisk::open(const std::string& path) const {
  const Look look = look_at(path);
  auto reader = below_.open(path);
  if (!reader || !look.stamp) {
    const std::lock_guard lock(mutex_);
    unsure_ = true;
    return reader;
  }
  return std::make_unique<Reader>(*this, path, look, std::move(*reader));
}

Result<std::vector<FileEntry>> RecordingDisk::list(const std::string& folder,
                                                   std::vector<std::string>* left_out) const {
  std::vector<std::string> links;
  auto entries = below_.list(folder, &links);
  const std::lock_guard lock(mutex_);
  if (entries) {
    std::string hash = hash_of(*entries, links);
    const auto [known, added] = folders_.try_emplace(folder, hash);
    if (!added && known->second != hash) unsure_ = true;
    names_.insert_or_assign(folder, hash_of_names(*entries, links));
  } else {
    unsure_ = true;
  }
  if (left_out != nullptr) *left_out = std::move(links);
  return entries;
}

bool RecordingDisk::answer(const std::string& path, bool folder, bool there) const {
  const std::lock_guard lock(mutex_);
  const auto [known, added] = answers_.try_emplace({path, folder}, there);
  if (!added && known->second != there) unsure_ = true;
  return there;
}

bool RecordingDisk::is_file(const std::string& path) const { return answer(path, false, below_.is_file(path)); }
bool RecordingDisk::is_folder(const std::string& path) const { return answer(path, true, below_.is_folder(path)); }

std::optional<std::string> RecordingDisk::digest_without(const std::unordered_set<std::string_view>& files) const {
  const std::lock_guard lock(mutex_);
  if (unsure_) return std::nullopt;
  StreamHash hash;
  for (const auto& [path, noted] : files_) {
    if (files.contains(path)) continue;
    hash.add(path + '\0');
    if (noted.hash) {
      hash.add(*noted.hash + '\0');
    } else if (noted.look.settled) {
      const FileStamp& stamp = *noted.look.stamp;
      for (const std::uint64_t number : {stamp.device, stamp.inode, stamp.size})
        hash.add(std::to_string(number) + '\0');
      for (const std::int64_t time : {stamp.modified, stamp.changed}) hash.add(std::to_string(time) + '\0');
    } else {
      return std::nullopt;
    }
  }
  for (const auto& [path, names] : names_) hash.add(path + '\0' + names + '\0');
  for (const auto& [asked, there] : answers_)
    hash.add(asked.first + '\0' + (asked.second ? "folder" : "file") + (there ? '1' : '0'));
  return hash.hex();
}

std::optional<InputLog> RecordingDisk::log() const {
  const std::lock_guard lock(mutex_);
  if (unsure_) return std::nullopt;
  InputLog log;
  for (const auto& [path, noted] : files_) {
    ReadFile file{.path = path, .hash = noted.hash.value_or("")};
    if (noted.look.settled) file.stamp = noted.look.stamp;
    if (!noted.hash) {
      // Read in part. With the same stamp it still has the bytes that it had then.
      const auto bytes = noted.look.settled ? below_.read(path) : fail("it changed too lately");
      if (!bytes || stamp_of(path) != noted.look.stamp) return std::nullopt;
      file.hash = hash_hex(*bytes);
    }
    log.files.push_back(std::move(file));
  }
  for (const auto& [path, hash] : folders_) log.folders.push_back({.path = path, .hash = hash});
  for (const auto& [asked, there] : answers_)
    log.answers.push_back({.path = asked.first, .folder = asked.second, .there = there});
  return log;
}

}  // namespace waymark
