#include "refactor/refactoring.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

#include "base/unicode.h"
#include "edits/apply_edits.h"

namespace waymark {
namespace {

class ChangeCollector {
 public:
  ChangeCollector(const Refactoring& refactoring, const SourceSet& sources, const Disk& disk)
      : refactoring_(refactoring), sources_(sources), disk_(disk) {}

  Result<ChangeSet> collect() {
    for (const Edit& edit : refactoring_.edits) edits_[sources_.file(edit.source).path].push_back(edit);
    for (const auto& [path, edits] : edits_) {
      if (auto changed = edit(path, edits); !changed) return std::unexpected(changed.error());
    }
    for (const auto& [path, text] : refactoring_.texts) {
      std::optional<std::string> before;
      if (disk_.is_file(path)) {
        Result<std::string> bytes = disk_.read(path);
        if (!bytes) return std::unexpected(bytes.error());
        before = *std::move(bytes);
      }
      if (before != text) files_[path] = {.path = path, .before = std::move(before), .after = text};
    }
    for (const std::string& path : refactoring_.removals) {
      auto bytes = now(path);
      if (!bytes) return std::unexpected(bytes.error());
      files_[path] = {.path = path, .before = *std::move(bytes), .after = std::nullopt};
    }
    for (const FileMove& move : refactoring_.moves) {
      if (auto moved = this->move(move); !moved) return std::unexpected(moved.error());
    }
    ChangeSet changes;
    for (auto& [path, file] : files_) changes.files.push_back(std::move(file));
    return changes;
  }

 private:
  Result<std::string> now(const std::string& path) const {
    const auto known = files_.find(path);
    if (known != files_.end() && known->second.before) return *known->second.before;
    return disk_.read(path);
  }

  Result<void> edit(const std::string& path, const std::vector<Edit>& edits) {
    Result<std::string> bytes = disk_.read(path);
    if (!bytes) return std::unexpected(bytes.error());
    if (*bytes != sources_.file(edits.front().source).text) {
      return fail(fmt::format("\"{}\" would be changed, but it is not valid UTF-8; save it as UTF-8 first", path));
    }
    EditedText edited = apply_edits(*bytes, edits);
    check(edited.left.empty(), "the edits of a refactoring do not clash");
    files_[path] = {.path = path, .before = *std::move(bytes), .after = std::move(edited.text)};
    return {};
  }

  Result<void> move(const FileMove& move) {
    auto bytes = now(move.from);
    if (!bytes) return std::unexpected(bytes.error());
    const auto known = files_.find(move.from);
    std::string after = known != files_.end() && known->second.after ? *known->second.after : *bytes;
    // On a disk that ignores case a file is in the way of its own new name.
    const bool only_case = case_fold(move.from) == case_fold(move.to);
    if (!only_case && (disk_.is_file(move.to) || disk_.is_folder(move.to))) {
      return fail(
          fmt::format("\"{}\" would become \"{}\", which is already there; choose another name", move.from, move.to));
    }
    files_[move.from] = {.path = move.from, .before = *std::move(bytes), .after = std::nullopt};
    files_[move.to] = {.path = move.to, .before = std::nullopt, .after = std::move(after), .moved_from = move.from};
    return {};
  }

  const Refactoring& refactoring_;
  const SourceSet& sources_;
  const Disk& disk_;
  std::map<std::string, std::vector<Edit>> edits_;
  std::map<std::string, FileChange> files_;
};

}  // namespace

void add_edit(Refactoring& refactoring, Edit edit) {
  if (std::ranges::find(refactoring.edits, edit) == refactoring.edits.end())
    refactoring.edits.push_back(std::move(edit));
}

Result<ChangeSet> change_set(const Refactoring& refactoring, const SourceSet& sources, const Disk& disk) {
  return ChangeCollector(refactoring, sources, disk).collect();
}

}  // namespace waymark
