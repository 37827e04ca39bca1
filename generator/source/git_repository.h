#pragma once
// What git knows of a folder, by libgit2 and without the program git. It only reads: no index is refreshed, no hook or
// filter program runs, nothing is fetched. Paths are as everywhere in the program: absolute, or relative to the working
// directory.

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/disk.h"
#include "base/failure.h"

struct git_repository;

namespace waymark {

struct FreeGitRepository {
  void operator()(git_repository* repository) const;
};

struct GitCommit {
  std::string id;  // lower-case hex
  friend bool operator==(const GitCommit&, const GitCommit&) = default;
};

// How a file differs from the last commit. Where several hold, the last of them in this order.
enum class GitChange : std::uint8_t {
  staged,     // only the index differs from the commit
  modified,   // the file differs from the index, or is in conflict, or is gone while the index has it
  untracked,  // git does not have it
  ignored,    // git does not have it, and is told not to
};

class GitRepository {
 public:
  // The repository that `folder` is in; null when it is in none. Fails when it cannot be used: it belongs to another
  // user whom git does not trust (safe.directory), is bare, or of a form that libgit2 does not know.
  static Result<std::optional<GitRepository>> find(const std::string& folder);

  // The folder that is checked out, absolute, links resolved, without a final '/'.
  const std::string& work_folder() const { return work_folder_; }
  // `path` below the work folder; "" for that itself, null for what lies outside.
  std::optional<std::string> path_inside(const std::string& path) const;
  bool is_shallow() const;

  // What git takes for one commit (a branch, a tag, HEAD~3, an id), or "A...B" for the newest commit that both have,
  // where either side may be left out for HEAD. Fails with a message that proposes the nearest name.
  Result<GitCommit> resolve(const std::string& revision) const;

  // Those of `paths` whose content git does not have in its last commit, with why. Files outside the work folder and
  // paths where there is nothing are left out. Folders are not looked into.
  Result<std::map<std::string, GitChange>> changes(const std::vector<std::string>& paths) const;

  // The files of a commit, to be read only, under the paths that they have in the work folder: writing fails. What lies
  // outside the work folder is read from `outside`. Links are followed inside the commit only. Submodules are read at
  // the commit that this one names, where they are checked out, else they are empty. A file kept by git-lfs is the
  // pointer that git stores. Line ends are those of the commit. `outside` and this repository must outlive it.
  Result<std::unique_ptr<Disk>> files_of(const GitCommit& commit, const Disk& outside) const;

 private:
  GitRepository(std::unique_ptr<git_repository, FreeGitRepository> handle, std::string work_folder)
      : handle_(std::move(handle)), work_folder_(std::move(work_folder)) {}
  Result<GitCommit> resolve_one(const std::string& revision) const;
  Result<GitCommit> merge_base(const std::string& one, const std::string& other) const;

  std::unique_ptr<git_repository, FreeGitRepository> handle_;
  std::string work_folder_;
};

}  // namespace waymark
