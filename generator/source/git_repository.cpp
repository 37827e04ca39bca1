#include "source/git_repository.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>

#include "base/edit_distance.h"
#include "base/text.h"
#include "source/git_handles.h"

namespace waymark {
namespace {

// Extensions that change nothing for who only reads: of a partial clone that lacks an object, reading fails; settings
// of one work tree alone are not asked for.
constexpr std::array<const char*, 2> harmless_extensions = {"partialclone", "worktreeconfig"};

// Once for the program; what it holds until the end is small.
void start_libgit2() {
  static const int started = [] {
    const int users = git_libgit2_init();
    std::array<const char*, harmless_extensions.size()> extensions = harmless_extensions;
    git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, extensions.data(), extensions.size());
    return users;
  }();
  check(started > 0, "libgit2 does not start");
}

std::string without_final_slash(std::string path) {
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path;
}

std::string absolute_path(const std::string& path) {
  std::error_code error;
  const std::string here = std::filesystem::current_path(error).string();
  return join_disk_path(here, path);
}

std::optional<std::string> below(std::string_view folder, std::string_view path) {
  if (path == folder) return std::string();
  if (folder == "/") return std::string(path.substr(1));
  if (!path.starts_with(folder) || path[folder.size()] != '/') return std::nullopt;
  return std::string(path.substr(folder.size() + 1));
}

Result<GitCommit> id_of(const git_object* object) {
  GitCommit commit;
  commit.id.resize(GIT_OID_HEXSZ);
  git_oid_fmt(commit.id.data(), git_object_id(object));
  return commit;
}

// Names as people write them: main, origin/main, v1.
std::vector<std::string> revision_names(git_repository* repository) {
  std::vector<std::string> names = {"HEAD"};
  git_reference_foreach_name(
      repository,
      [](const char* name, void* into) {
        std::string_view short_name = name;
        for (const std::string_view prefix : {"refs/heads/", "refs/tags/", "refs/remotes/"}) {
          if (short_name.starts_with(prefix)) {
            static_cast<std::vector<std::string>*>(into)->emplace_back(short_name.substr(prefix.size()));
          }
        }
        return 0;
      },
      &names);
  return names;
}

std::string proposal(git_repository* repository, const std::string& revision) {
  const std::vector<std::string> names = revision_names(repository);
  if (const auto remote = std::ranges::find(names, "origin/" + revision); remote != names.end())
    return fmt::format("; did you mean \"{}\"?", *remote);
  const auto near = nearest(revision, names);
  return near ? fmt::format("; did you mean \"{}\"?", *near) : "";
}

constexpr std::string_view shallow_advice =
    "; this clone is shallow, without the older commits: `git fetch --unshallow` gets them";

GitChange change_of(unsigned status) {
  if ((status & GIT_STATUS_IGNORED) != 0) return GitChange::ignored;
  if ((status & GIT_STATUS_WT_NEW) != 0) return GitChange::untracked;
  constexpr unsigned differs = GIT_STATUS_WT_MODIFIED | GIT_STATUS_WT_DELETED | GIT_STATUS_WT_TYPECHANGE |
                               GIT_STATUS_WT_RENAMED | GIT_STATUS_WT_UNREADABLE | GIT_STATUS_CONFLICTED;
  return (status & differs) != 0 ? GitChange::modified : GitChange::staged;
}

}  // namespace

void FreeGitRepository::operator()(git_repository* repository) const { git_repository_free(repository); }

std::unexpected<Failure> git_failure(std::string_view cannot) {
  const git_error* error = git_error_last();
  const std::string reason = error == nullptr || error->message == nullptr ? "git gives no reason" : error->message;
  return fail(fmt::format("{}: {}", cannot, reason));
}

Result<GitRepositoryHandle> open_git_repository(const std::string& path) {
  start_libgit2();
  git_repository* opened = nullptr;
  const int code = git_repository_open_ext(&opened, path.c_str(), GIT_REPOSITORY_OPEN_NO_SEARCH, nullptr);
  GitRepositoryHandle handle(opened);
  // libgit2 1.5 has another code where safe.directory is not set at all.
  const git_error* error = code == 0 ? nullptr : git_error_last();
  const bool untrusted =
      code == GIT_EOWNER || (error != nullptr && error->message != nullptr &&
                             std::string_view(error->message).find("safe.directory") != std::string_view::npos);
  if (untrusted) {
    std::string folder = without_final_slash(path);
    if (folder.ends_with("/.git")) folder.resize(folder.size() - 5);
    return fail(
        fmt::format("the git repository of \"{0}\" belongs to another user; if you trust it, run `git config --global "
                    "--add safe.directory {0}`",
                    folder));
  }
  if (code != 0) return git_failure(fmt::format("cannot open the git repository of \"{}\"", path));
  return handle;
}

Result<std::optional<GitRepository>> GitRepository::find(const std::string& folder) {
  start_libgit2();
  // As git: a ceiling above which it does not look. Other variables of git's are not followed: they may be a hook's, of
  // another repository.
  const char* ceiling = std::getenv("GIT_CEILING_DIRECTORIES");  // NOLINT(concurrency-mt-unsafe): nothing writes it
  git_buf found = GIT_BUF_INIT;
  const int code = git_repository_discover(&found, absolute_path(folder).c_str(), 0, ceiling);
  const std::string git_folder = code == 0 ? std::string(found.ptr, found.size) : std::string();
  git_buf_dispose(&found);
  if (code == GIT_ENOTFOUND) return std::nullopt;
  if (code != 0 && code != GIT_EOWNER) return git_failure(fmt::format("cannot look for git in \"{}\"", folder));
  auto handle = open_git_repository(git_folder.empty() ? absolute_path(folder) : git_folder);
  if (!handle) return std::unexpected(handle.error());
  const char* work_folder = git_repository_workdir(handle->get());
  if (work_folder == nullptr)
    return fail(fmt::format("the git repository \"{}\" is bare: it has no files of its own", git_folder));
  std::error_code error;
  const std::filesystem::path real = std::filesystem::canonical(work_folder, error);
  std::string path = without_final_slash(error ? work_folder : real.string());
  return GitRepository(*std::move(handle), std::move(path));
}

std::optional<std::string> GitRepository::path_inside(const std::string& path) const {
  const std::string absolute = without_final_slash(absolute_path(path));
  if (const auto inside = below(work_folder_, absolute)) return inside;
  // Through a link from elsewhere, as /tmp is on some systems.
  std::error_code error;
  const std::filesystem::path real = std::filesystem::weakly_canonical(absolute, error);
  return error ? std::nullopt : below(work_folder_, without_final_slash(real.string()));
}

bool GitRepository::is_shallow() const { return git_repository_is_shallow(handle_.get()) == 1; }

Result<GitCommit> GitRepository::resolve(const std::string& revision) const {
  if (revision.empty()) return fail("a revision is missing: name a branch, a tag or a commit");
  if (const std::size_t dots = revision.find("..."); dots != std::string::npos)
    return merge_base(revision.substr(0, dots), revision.substr(dots + 3));
  if (const std::size_t dots = revision.find(".."); dots != std::string::npos) {
    return fail(fmt::format("\"{}\" is a range; name one revision, as in \"{}\"", revision,
                            dots == 0 ? "HEAD" : revision.substr(0, dots)));
  }
  return resolve_one(revision);
}

Result<GitCommit> GitRepository::resolve_one(const std::string& revision) const {
  git_object* found = nullptr;
  const int code = git_revparse_single(&found, handle_.get(), revision.c_str());
  const GitObjectHandle object(found);
  if (code != 0) {
    if (git_repository_head_unborn(handle_.get()) == 1)
      return fail(fmt::format("the git repository has no revision \"{}\": it has no commit yet", revision));
    return fail(fmt::format("the git repository has no revision \"{}\"{}", revision,
                            is_shallow() ? std::string(shallow_advice) : proposal(handle_.get(), revision)));
  }
  git_object* peeled = nullptr;
  const int peeling = git_object_peel(&peeled, object.get(), GIT_OBJECT_COMMIT);
  const GitObjectHandle commit(peeled);
  if (peeling != 0) return fail(fmt::format("\"{}\" is no commit, but a file or folder of one", revision));
  return id_of(commit.get());
}

Result<GitCommit> GitRepository::merge_base(const std::string& one, const std::string& other) const {
  const auto first = resolve_one(one.empty() ? "HEAD" : one);
  if (!first) return first;
  const auto second = resolve_one(other.empty() ? "HEAD" : other);
  if (!second) return second;
  git_oid first_id;
  git_oid second_id;
  git_oid base;
  git_oid_fromstr(&first_id, first->id.c_str());
  git_oid_fromstr(&second_id, second->id.c_str());
  const int code = git_merge_base(&base, handle_.get(), &first_id, &second_id);
  if (code == GIT_ENOTFOUND) {
    return fail(fmt::format("\"{}\" and \"{}\" have no commit in common{}", one.empty() ? "HEAD" : one,
                            other.empty() ? "HEAD" : other, is_shallow() ? shallow_advice : ""));
  }
  if (code != 0) return git_failure(fmt::format("cannot compare \"{}\" and \"{}\"", one, other));
  GitCommit commit;
  commit.id.resize(GIT_OID_HEXSZ);
  git_oid_fmt(commit.id.data(), &base);
  return commit;
}

Result<std::map<std::string, GitChange>> GitRepository::changes(const std::vector<std::string>& paths) const {
  std::map<std::string, std::vector<std::string>> asked;  // several ways to write one path
  for (const std::string& path : paths) {
    const auto inside = path_inside(path);
    if (inside && !inside->empty()) asked[*inside].push_back(path);
  }
  std::map<std::string, GitChange> changed;
  if (asked.empty()) return changed;

  std::vector<std::string> names;
  std::vector<char*> pointers;
  names.reserve(asked.size());
  for (const auto& [inside, written] : asked) names.push_back(inside);
  for (std::string& name : names) pointers.push_back(name.data());
  git_status_options options = GIT_STATUS_OPTIONS_INIT;
  options.show = GIT_STATUS_SHOW_INDEX_AND_WORKDIR;
  // Names are names, whatever signs are in them; folders that git does not have are looked into for the files asked.
  options.flags = GIT_STATUS_OPT_INCLUDE_UNTRACKED | GIT_STATUS_OPT_INCLUDE_IGNORED |
                  GIT_STATUS_OPT_RECURSE_UNTRACKED_DIRS | GIT_STATUS_OPT_RECURSE_IGNORED_DIRS |
                  GIT_STATUS_OPT_DISABLE_PATHSPEC_MATCH;
  options.pathspec.strings = pointers.data();
  options.pathspec.count = pointers.size();
  git_status_list* listed = nullptr;
  const int code = git_status_list_new(&listed, handle_.get(), &options);
  const GitStatusHandle list(listed);
  if (code != 0) return git_failure("cannot tell which files git has");
  for (std::size_t i = 0; i < git_status_list_entrycount(list.get()); ++i) {
    const git_status_entry* entry = git_status_byindex(list.get(), i);
    const git_diff_delta* delta = entry->index_to_workdir != nullptr ? entry->index_to_workdir : entry->head_to_index;
    if (delta == nullptr || delta->new_file.path == nullptr) continue;
    const auto found = asked.find(delta->new_file.path);
    if (found == asked.end()) continue;
    for (const std::string& path : found->second) changed.emplace(path, change_of(entry->status));
  }
  return changed;
}

}  // namespace waymark
