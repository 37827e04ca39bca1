#include "commands/writing_run.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <map>
#include <ostream>
#include <set>
#include <system_error>

#include "base/site_path.h"
#include "base/text.h"
#include "base/unicode.h"
#include "commands/exit_codes.h"
#include "config/load_config.h"
#include "edits/apply_changes.h"
#include "source/git_repository.h"

namespace waymark {
namespace {

constexpr std::size_t most_named = 10;

// What the content of the sites lies in; a site.yml that cannot be used names nothing.
std::vector<std::string> content_folders(const std::vector<std::string>& site_files, const Disk& disk) {
  std::vector<std::string> folders;
  for (const std::string& site_file : site_files) {
    SourceSet sources;
    Diagnostics diagnostics;
    const auto config = load_config(site_file, disk, sources, diagnostics);
    if (!config) continue;
    for (const ContentRoot& root : config->content) folders.push_back(root.folder);
    // Lists of redirects lie above the content, tables of paths anywhere.
    std::vector<std::string> files{site_file};
    for (const RedirectionList& list : config->redirection_lists) files.push_back(list.file);
    for (const ContentRoot& root : config->content) {
      if (root.path_map) files.push_back(root.path_map->file);
    }
    for (const std::string& file : files) {
      const std::string folder = join_disk_path(folder_of(file), "");
      if (!file.starts_with('/') || folder != ".") folders.push_back(folder);
    }
  }
  std::erase_if(folders, [&disk](const std::string& folder) { return !disk.is_folder(folder); });
  return folders;
}

std::string listed(const std::vector<std::string>& names) {
  const std::size_t shown = std::min(names.size(), most_named);
  std::string text = join({names.begin(), names.begin() + static_cast<std::ptrdiff_t>(shown)}, ", ");
  if (shown < names.size()) text += fmt::format(" and {} more", names.size() - shown);
  return text;
}

int say(std::ostream& err, const std::string& message, int code) {
  err << "waymark: " << message << '\n';
  return code;
}

std::string_view name_of(GitChange change) {
  switch (change) {
    case GitChange::staged:
      return "staged";
    case GitChange::modified:
      return "changed";
    case GitChange::untracked:
      return "not in git";
    case GitChange::ignored:
      return "ignored by git";
  }
  return "changed";
}

// "x.md (changed)", of files whose present bytes git does not have. Nothing where there is no repository.
Result<std::vector<std::string>> files_without_commit(const ChangeSet& changes) {
  std::map<std::string, std::vector<std::string>> by_folder;
  for (const FileChange& change : changes.files) {
    if (change.before) by_folder[std::string(folder_of(change.path))].push_back(change.path);
  }
  struct Group {
    std::optional<GitRepository> repository;
    std::vector<std::string> paths;
  };
  std::map<std::string, Group> groups;  // by work folder
  for (auto& [folder, paths] : by_folder) {
    auto repository = GitRepository::find(folder.empty() ? "." : folder);
    if (!repository) return std::unexpected(repository.error());
    if (!*repository) continue;
    Group& group = groups[(*repository)->work_folder()];
    group.repository = std::move(*repository);
    group.paths.insert(group.paths.end(), paths.begin(), paths.end());
  }
  std::vector<std::string> names;
  for (const auto& [folder, group] : groups) {
    const auto changed = group.repository->changes(group.paths);
    if (!changed) return std::unexpected(changed.error());
    for (const auto& [path, change] : *changed) names.push_back(fmt::format("{} ({})", path, name_of(change)));
  }
  return names;
}

std::string command_line(const std::vector<std::string>& words) { return "waymark " + join(words, " "); }

// Null when the run can go on.
std::optional<int> finish(WritingRun& run, const std::vector<std::string>& words, std::ostream& err) {
  const auto unfinished = unfinished_changes(*run.files);
  if (!unfinished) return say(err, unfinished.error().message, exit_world);
  if (!*unfinished) return std::nullopt;
  if ((*unfinished)->command != words) {
    return say(err,
               fmt::format("`{}` was interrupted while it changed files; run `waymark recover` to finish it, or "
                           "`waymark recover --undo` to take it back",
                           command_line((*unfinished)->command)),
               exit_world);
  }
  const auto recovered = recover(Recovery::finish, *run.files);
  if (!recovered) return say(err, recovered.error().message, exit_world);
  err << fmt::format("finished what an interrupted run had begun: {} {}\n", recovered->settled.size(),
                     recovered->settled.size() == 1 ? "file" : "files");
  for (const std::string& path : recovered->left)
    err << fmt::format("left as it is, because it was changed since: {}\n", path);
  run.finished = true;
  return std::nullopt;
}

}  // namespace

std::string project_folder(const std::string& site_file) {
  const std::string path = join_disk_path("", site_file);
  const std::string above(folder_of(path));
  const std::string own = !above.empty() ? above : path.starts_with('/') ? "/" : ".";
  std::error_code error;
  const std::string absolute = join_disk_path(std::filesystem::current_path(error).string(), own);
  return file_name_of(folder_of(absolute)) == "site" ? join_disk_path(own, "../..") : own;
}

Result<std::unique_ptr<WritersFiles>> hold_for_writing(const std::vector<std::string>& site_files, const Disk& disk) {
  check(!site_files.empty(), "a writing run has a site");
  return hold_writers_files(project_folder(site_files.front()), content_folders(site_files, disk));
}

std::expected<WritingRun, int> begin_writing(const std::vector<std::string>& site_files,
                                             const std::vector<std::string>& words, const Disk& disk,
                                             std::ostream& err) {
  auto held = hold_for_writing(site_files, disk);
  if (!held) return std::unexpected(say(err, held.error().message, exit_world));
  WritingRun run{.files = *std::move(held)};
  if (const auto code = finish(run, words, err)) return std::unexpected(*code);
  return run;
}

std::optional<int> write_changes(const ChangeSet& changes, WritersFiles& files, bool dirty, std::ostream& err) {
  if (!dirty) {
    const auto names = files_without_commit(changes);
    if (!names) return say(err, names.error().message, exit_world);
    if (!names->empty()) {
      return say(err,
                 fmt::format("git does not have what stands in {} now; nothing was written: commit first, or run again "
                             "with --dirty",
                             listed(*names)),
                 exit_world);
    }
  }
  if (const auto applied = apply_changes(changes, files); !applied)
    return say(err, applied.error().message, exit_world);
  return std::nullopt;
}

void note_unfinished_changes(const std::vector<std::string>& site_files, const Disk& disk, std::ostream& err) {
  std::set<std::string> folders;
  for (const std::string& site_file : site_files) folders.insert(project_folder(site_file));
  for (const std::string& folder : folders) {
    if (!has_unfinished_changes(folder, disk)) continue;
    err << fmt::format(
        "waymark: a run that changed files in \"{}\" was interrupted; `waymark recover` finishes it, `waymark recover "
        "--undo` takes it back\n",
        folder);
  }
}

Result<void> may_be_changed(const std::string& path, const Disk& disk, const WritersFiles* files) {
  // The writers' files follow no links, and say so.
  const auto held = files == nullptr ? Result<std::optional<std::string>>() : files->read(path);
  if (!held) return std::unexpected(held.error());
  const auto bytes = files == nullptr ? disk.read(path) : Result<std::string>(held->value_or(""));
  if (!bytes) return std::unexpected(bytes.error());
  if (!is_valid_utf8(*bytes)) return fail(fmt::format("\"{}\" is not UTF-8; save it as UTF-8 and run again", path));
  return files == nullptr ? Result<void>() : files->may_change(path);
}

}  // namespace waymark
