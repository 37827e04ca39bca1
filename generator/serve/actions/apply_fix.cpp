#include "serve/actions/apply_fix.h"

#include <fmt/format.h>

#include "base/unicode.h"
#include "edits/choose_fixes.h"

namespace waymark {

Result<void> apply_fix(const LiveSite& site, const std::string& id, const Disk& disk, const WriteChanges& write) {
  ChangeSet changes{.command = {"serve"}, .files = {}};
  Result<void> result = fail("this finding is no longer there");
  site.read([&](const ServedSite& state) {
    FixChoice choice;
    for (const Finding& finding : state.report.findings) {
      if (finding.id != id) choice.blocked.insert(finding.id);
    }
    FixCollector collector(choice);
    collector.add(state.report.findings, state.report.sources);
    const FixedFiles fixed = collector.take();
    if (fixed.made.empty()) return;
    result = {};
    for (const auto& [path, text] : fixed.texts) {
      for (const SourceFile& file : state.report.sources.files()) {
        if (file.path != path) continue;
        changes.files.push_back({.path = path, .before = file.text, .after = text, .moved_from = ""});
        break;
      }
    }
  });
  if (!result) return result;
  for (const FileChange& change : changes.files) {
    const auto now = disk.read(change.path);
    if (!now) return std::unexpected(now.error());
    if (*now != *change.before)
      return fail(fmt::format("{} has changed since; the finding is looked for again", change.path));
  }
  return write(changes);
}

}  // namespace waymark
