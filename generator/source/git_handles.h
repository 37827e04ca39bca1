#pragma once
// libgit2's handles as ones that close themselves, and its errors as sentences. For git_*.cpp of this layer only.

#include <git2.h>
#include <memory>
#include <string>
#include <string_view>

#include "base/failure.h"
#include "source/git_repository.h"

namespace waymark {

template <class T, void (*free_it)(T*)>
struct FreeGit {
  void operator()(T* handle) const { free_it(handle); }
};

using GitRepositoryHandle = std::unique_ptr<git_repository, FreeGitRepository>;
using GitObjectHandle = std::unique_ptr<git_object, FreeGit<git_object, git_object_free>>;
using GitCommitHandle = std::unique_ptr<git_commit, FreeGit<git_commit, git_commit_free>>;
using GitTreeHandle = std::unique_ptr<git_tree, FreeGit<git_tree, git_tree_free>>;
using GitBlobHandle = std::unique_ptr<git_blob, FreeGit<git_blob, git_blob_free>>;
using GitStatusHandle = std::unique_ptr<git_status_list, FreeGit<git_status_list, git_status_list_free>>;
using GitOdbHandle = std::unique_ptr<git_odb, FreeGit<git_odb, git_odb_free>>;

// "cannot read "main": …" with the reason that libgit2 gave last on this thread.
std::unexpected<Failure> git_failure(std::string_view cannot);

// Opens the repository whose folder or .git folder is `path`; the message says how to make git trust it.
Result<GitRepositoryHandle> open_git_repository(const std::string& path);

}  // namespace waymark
