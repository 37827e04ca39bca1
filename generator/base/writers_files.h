#pragma once
// The files that writers keep, for a run that changes some of them in one step: looked at without following symbolic
// links, staged beside their places, then put there, and none of it before it is on the disk. The folder that the
// notes about such a change are kept in is held against other runs. What a change is, and how one that was interrupted
// is finished, is edits/apply_changes.h's business.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/disk.h"
#include "base/failure.h"

namespace waymark {

// Paths are as a RealDisk takes them. None leads out of the roots, and below a root no part of one is hidden (leading
// '.', but for .openpublishing.redirection.json) or a symbolic link; every call refuses what does.
class WritersFiles {
 public:
  virtual ~WritersFiles() = default;

  // Null when nothing is there. Fails for everything that is no regular file.
  virtual Result<std::optional<std::string>> read(const std::string& path) const = 0;
  // Fails with the reason when the file may not be replaced, made or removed: it is read-only, a link, a folder, or its
  // folder cannot be written to.
  virtual Result<void> may_change(const std::string& path) const = 0;

  // Writes bytes beside the file, under a name that does not change from run to run; makes missing folders. The file
  // gets the owner and the permissions of the one it replaces, else of the file at `like` when that is not empty.
  virtual Result<void> stage(const std::string& path, std::string_view bytes, const std::string& like) = 0;
  // Puts what was staged in the file's place, in one step.
  virtual Result<void> publish(const std::string& path) = 0;
  // Nothing staged is no failure. Folders that staging made and that are empty go, too.
  virtual Result<void> drop_staged(const std::string& path) = 0;
  // A missing file is no failure. Folders left empty go, too.
  virtual Result<void> remove(const std::string& path) = 0;
  // Waits until all that was staged, published and removed before is on the disk.
  virtual Result<void> settle() = 0;

  // The notes: files of a flat folder, each replaced in one step and on the disk when the call returns.
  virtual Result<std::optional<std::string>> read_note(const std::string& name) const = 0;
  virtual Result<void> write_note(const std::string& name, std::string_view bytes) = 0;
  virtual Result<void> remove_note(const std::string& name) = 0;
  // Removes what is left of them, and the folder.
  virtual Result<void> remove_notes() = 0;

  // A path as notes keep it, so that a run in another working directory finds the file: relative to the held folder
  // where it lies below it, absolute elsewhere. And back.
  virtual std::string path_for_notes(const std::string& path) const = 0;
  virtual std::string path_from_notes(const std::string& noted) const = 0;
  // Where the notes are, for messages.
  virtual std::string notes_path() const = 0;
};

inline constexpr const char* notes_folder = ".waymark/changes";

// Holds `folder`/.waymark/changes until it is let go. Changes may reach what is below `folder` and below `more_roots`.
// Fails when another run holds it.
Result<std::unique_ptr<WritersFiles>> hold_writers_files(const std::string& folder,
                                                         const std::vector<std::string>& more_roots = {});

// For tests: the same over an in-memory disk, whose `fail_writes_with` stops every change from then on, as a kill does.
std::unique_ptr<WritersFiles> memory_writers_files(MemoryDisk& disk, const std::string& folder);

}  // namespace waymark
