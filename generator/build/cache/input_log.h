#pragma once
// Everything that a run read, and how to see that it would read the same again. A RecordingDisk notes it while a build
// reads, so that no stage can read something and forget to say so.

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/disk.h"
#include "base/file_stamp.h"
#include "base/programs.h"

namespace waymark {

struct ReadFile {
  std::string path;
  std::string hash;                // hash_hex() of what was read; empty: there was no file
  std::optional<FileStamp> stamp;  // with it the file has these bytes; null: they must be looked at
};

struct ListedFolder {
  std::string path;
  std::string hash;  // of the names and sizes of what is below it
};

// What the disk said when it was asked whether something is there.
struct DiskAnswer {
  std::string path;
  bool folder = false;  // asked for a folder, else for a file
  bool there = false;
};

struct GitState {
  std::string folder;
  std::string state;  // change_dates.h: git_state()
};

struct InputLog {
  std::vector<ReadFile> files;  // by path, as all of these
  std::vector<ListedFolder> folders;
  std::vector<DiskAnswer> answers;
  std::vector<GitState> git;
};

enum class Sameness { same, same_with_new_stamps, different };

// Looks at a file: reads it only where its stamp does not tell, and gives it its new stamp.
Sameness compare_file(ReadFile& file, std::optional<FileStamp> (*stamp)(const std::string&), const Disk& disk);

// Ends at the first difference.
Sameness compare_inputs(InputLog& log, const Disk& disk, const Programs* programs, std::size_t jobs);

class RecordingDisk final : public Disk {
 public:
  // `below` must outlive it.
  explicit RecordingDisk(Disk& below) : below_(below) {}

  Result<std::string> read(const std::string& path) const override;
  Result<std::unique_ptr<ByteReader>> open(const std::string& path) const override;
  Result<std::vector<FileEntry>> list(const std::string& folder,
                                      std::vector<std::string>* left_out = nullptr) const override;
  bool is_file(const std::string& path) const override;
  bool is_folder(const std::string& path) const override;
  Result<void> write(const std::string& path, std::string_view bytes) override { return below_.write(path, bytes); }
  Result<void> remove_file(const std::string& path) override { return below_.remove_file(path); }
  Result<void> remove_folder_if_empty(const std::string& path) override { return below_.remove_folder_if_empty(path); }
  Result<std::unique_ptr<HeldFolder>> hold(const std::string& folder) override { return below_.hold(folder); }

  // Of what was read so far, but for the bytes of these files and the sizes of listed ones. Null where nobody can tell.
  std::optional<std::string> digest_without(const std::unordered_set<std::string_view>& files) const;

  // Of what was read so far. Null where something was read of which nobody can tell later whether it is the same: it
  // could not be read, or changed meanwhile.
  std::optional<InputLog> log() const;

 private:
  class Reader;
  struct Look {
    std::optional<FileStamp> stamp;
    bool settled = false;
  };
  struct Noted {
    Look look;
    std::optional<std::string> hash;  // null: only a part of it was read
  };
  static Look look_at(const std::string& path);
  void note(const std::string& path, const Look& look, std::optional<std::string> hash) const;
  bool answer(const std::string& path, bool folder, bool there) const;

  Disk& below_;
  mutable std::mutex mutex_;
  mutable std::map<std::string, Noted> files_;
  mutable std::map<std::string, std::string> folders_;
  mutable std::map<std::string, std::string> names_;              // by folder: hash of the names below it
  mutable std::map<std::pair<std::string, bool>, bool> answers_;  // by path, and whether a folder was asked for
  mutable bool unsure_ = false;
};

}  // namespace waymark
