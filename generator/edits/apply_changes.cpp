#include "edits/apply_changes.h"

#include <fmt/format.h>
#include <set>

#include "base/unicode.h"
#include "edits/journal.h"

namespace waymark {
namespace {

Result<void> check_paths(const ChangeSet& changes) {
  std::set<std::string> paths;
  for (const FileChange& change : changes.files)
    check(paths.insert(join_disk_path("", change.path)).second, "a change set has every path once");
  return {};
}

Result<void> check_unchanged(const FileChange& change, const WritersFiles& files) {
  const auto now = files.read(change.path);
  if (!now) return std::unexpected(now.error());
  if (*now != change.before) {
    if (*now && !is_valid_utf8(**now))
      return fail(fmt::format("\"{}\" is not UTF-8; nothing was written, save it as UTF-8 and run again", change.path));
    return fail(change.before ? fmt::format("\"{}\" was changed meanwhile; nothing was written, run again", change.path)
                              : fmt::format("\"{}\" is there already; nothing was written", change.path));
  }
  return files.may_change(change.path);
}

void drop_staged(const std::vector<FileChange>& changes, WritersFiles& files) {
  for (const FileChange& change : changes) static_cast<void>(files.drop_staged(change.path));
}

// Everything that needs room on the disk; no file is touched yet.
Result<void> stage(const std::vector<FileChange>& changes, WritersFiles& files) {
  for (const FileChange& change : changes) {
    if (!change.after) continue;
    if (const auto staged = files.stage(change.path, *change.after, change.moved_from); !staged) return staged;
  }
  return files.settle();
}

// Nothing goes before all that is new is there.
Result<void> put_in_place(const std::vector<FileChange>& changes, WritersFiles& files) {
  for (const FileChange& change : changes) {
    if (!change.after) continue;
    if (const auto published = files.publish(change.path); !published) return published;
  }
  for (const FileChange& change : changes) {
    if (change.after) continue;
    if (const auto removed = files.remove(change.path); !removed) return removed;
  }
  return files.settle();
}

std::string with_ways_out(const std::string& message) {
  return message + "; run `waymark recover` to finish the change, or `waymark recover --undo` to take it back";
}

// The change that turns what `change` makes into what it found.
FileChange reversed(const FileChange& change, const std::vector<FileChange>& all) {
  FileChange back{.path = change.path, .before = change.after, .after = change.before, .moved_from = ""};
  if (change.after) return back;
  for (const FileChange& other : all) {
    if (other.moved_from == change.path) back.moved_from = other.path;
  }
  return back;
}

}  // namespace

Result<void> apply_changes(const ChangeSet& changes, WritersFiles& files) {
  if (const auto checked = check_paths(changes); !checked) return checked;
  ChangeSet plan{.command = changes.command, .files = {}};
  for (const FileChange& change : changes.files) {
    if (change.before == change.after) continue;
    if (const auto unchanged = check_unchanged(change, files); !unchanged) return unchanged;
    plan.files.push_back(change);
  }
  if (plan.files.empty()) return {};
  if (const auto written = write_journal(plan, files); !written) {
    static_cast<void>(remove_journal(files));
    return written;
  }
  // From here on a run that is killed can be finished or undone.
  if (const auto staged = stage(plan.files, files); !staged) {
    drop_staged(plan.files, files);
    const auto removed = remove_journal(files);
    return removed ? staged : fail(with_ways_out(staged.error().message));
  }
  if (const auto placed = put_in_place(plan.files, files); !placed) {
    const auto undone = recover(Recovery::undo, files);
    return undone && undone->left.empty() ? fail(placed.error().message + "; nothing was changed")
                                          : fail(with_ways_out(placed.error().message));
  }
  return remove_journal(files);
}

Result<std::optional<UnfinishedChanges>> unfinished_changes(WritersFiles& files) {
  const auto journal = read_journal(files);
  if (!journal) return std::unexpected(journal.error());
  if (!*journal) {
    const auto removed = files.remove_notes();
    return removed ? Result<std::optional<UnfinishedChanges>>(std::nullopt) : std::unexpected(removed.error());
  }
  UnfinishedChanges unfinished{.command = (*journal)->command, .paths = {}};
  for (const FileChange& change : (*journal)->files) unfinished.paths.push_back(change.path);
  return unfinished;
}

Result<Recovered> recover(Recovery how, WritersFiles& files) {
  const auto journal = read_journal(files);
  if (!journal) return std::unexpected(journal.error());
  if (!*journal) return Recovered{};
  Recovered recovered;
  std::vector<FileChange> open;
  for (const FileChange& change : (*journal)->files) {
    const FileChange wanted = how == Recovery::finish ? change : reversed(change, (*journal)->files);
    const auto now = files.read(change.path);
    if (now && *now == wanted.before) open.push_back(wanted);
    (now && (*now == wanted.after || *now == wanted.before) ? recovered.settled : recovered.left)
        .push_back(change.path);
    // The run may have been killed while it staged this.
    if (now) static_cast<void>(files.drop_staged(change.path));
  }
  if (const auto staged = stage(open, files); !staged) {
    drop_staged(open, files);
    return fail(with_ways_out(staged.error().message));
  }
  if (const auto placed = put_in_place(open, files); !placed) return fail(with_ways_out(placed.error().message));
  const auto removed = remove_journal(files);
  return removed ? Result<Recovered>(std::move(recovered)) : std::unexpected(removed.error());
}

bool has_unfinished_changes(const std::string& folder, const Disk& disk) {
  return disk.is_file(join_disk_path(folder, fmt::format("{}/{}", notes_folder, journal_plan)));
}

}  // namespace waymark
