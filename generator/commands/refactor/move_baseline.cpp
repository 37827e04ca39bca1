#include "commands/refactor/move_baseline.h"

#include "config/read_baseline.h"

namespace waymark {

Result<void> move_baseline(const std::string& site_file, const std::vector<std::pair<std::string, std::string>>& ids,
                           const std::map<std::string, BaselineEntry>& now, const Disk& disk, ChangeSet& changes) {
  SourceSet sources;
  Diagnostics told_by_check;
  const auto file = read_baseline(site_file, disk, sources, told_by_check);
  if (!file) return std::unexpected(file.error());
  // Writing it anew would lose what cannot be read.
  if (!*file || (*file)->broken) return {};
  std::map<std::string, BaselineEntry> changed;
  for (const auto& [before, after] : ids) {
    if (const auto entry = now.find(after); entry != now.end()) changed.emplace(before, entry->second);
  }
  const SourceFile& source = sources.file((*file)->source);
  const Baseline baseline = rekeyed((*file)->entries, changed);
  bool same = true;
  for (std::size_t i = 0; i < baseline.size(); ++i) {
    const BaselineEntry& old = (*file)->entries[i];
    same = same && old.id == baseline[i].id && old.file == baseline[i].file && old.text == baseline[i].text;
  }
  if (!same) changes.files.push_back({.path = source.path, .before = source.text, .after = baseline_text(baseline)});
  return {};
}

}  // namespace waymark
