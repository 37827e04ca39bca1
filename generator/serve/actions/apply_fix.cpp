#include "serve/actions/apply_fix.h"

#include <fmt/format.h>
#include <memory>
#include <optional>
#include <vector>

#include "base/overlay_disk.h"
#include "edits/fix_rounds.h"

namespace waymark {
namespace {

// The safe fix of the finding alone, and those that it makes possible; checked again with every text that changes.
Result<FixRounds> try_fix(const ServedSite& state, const std::string& id, const ServeSettings& settings,
                          const Disk& disk) {
  FixChoice choice;
  for (const Finding& finding : state.report.findings) {
    if (finding.id != id) choice.blocked.insert(finding.id);
  }
  std::unique_ptr<ServedSite> fixed;
  const auto rounds = make_fix_rounds(
      {{.findings = &state.report.findings, .sources = &state.report.sources}}, choice,
      [&](const FixTexts& texts) -> std::optional<std::vector<CheckedSite>> {
        const OverlayDisk changed(disk, OverlayDisk::Files(texts.begin(), texts.end()));
        fixed = check_served_site(settings, changed, state);
        if (!fixed->problem.empty()) return std::nullopt;
        return std::vector<CheckedSite>{{.findings = &fixed->report.findings, .sources = &fixed->report.sources}};
      });
  if (!rounds) return fail(fixed->problem);
  if (!rounds->taken_back.empty())
    return fail(
        fmt::format("Not fixed, because that would bring a new finding: {}", rounds->taken_back.front().message));
  if (rounds->made.empty()) return fail("This finding is no longer there.");
  return *rounds;
}

}  // namespace

Result<void> apply_fix(const LiveSite& site, const std::string& id, const Disk& disk, const WriteChanges& write) {
  Result<FixRounds> rounds = FixRounds{};
  site.read([&](const ServedSite& state) { rounds = try_fix(state, id, site.settings(), disk); });
  if (!rounds) return std::unexpected(rounds.error());
  ChangeSet changes{.command = {"serve"}, .files = {}};
  for (const auto& [path, text] : rounds->texts) {
    const auto now = disk.read(path);
    if (!now) return std::unexpected(now.error());
    if (*now != rounds->before.at(path))
      return fail(fmt::format("{} has changed since; the finding is looked for again", path));
    changes.files.push_back({.path = path, .before = *now, .after = text, .moved_from = ""});
  }
  return write(changes);
}

}  // namespace waymark
