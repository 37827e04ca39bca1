#include "commands/refactor/refactor_run.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <ostream>

#include "base/overlay_disk.h"
#include "base/text.h"
#include "build/build.h"
#include "commands/exit_codes.h"
#include "commands/find_sites.h"
#include "commands/refactor/move_baseline.h"
#include "commands/terminal.h"
#include "commands/writing_run.h"
#include "edits/unified_diff.h"
#include "refactor/site_snapshot.h"

namespace waymark {
namespace {

constexpr std::size_t most_told = 20;

std::string count(std::size_t n, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", n, n == 1 ? one : many);
}

struct Plan {
  Refactoring refactoring;
  ChangeSet changes;
  std::optional<MovedText> moved;
};

// The site as it is now, and what may be done.
struct Before {
  BuildReport report;
  SiteSnapshot snapshot;
  std::vector<Result<Plan>> plans;
  bool compare_addresses = true;  // no addresses.lock says which count
};

Result<BuildReport> check_site(const std::string& site_file, const RefactorFlags& flags, Disk& disk,
                               std::function<void(const Library&, const BuildReport&)> inspect) {
  Progress progress;
  const ProgressLine line(progress);
  const RealPrograms programs;
  return build({.site_file = site_file,
                .programs = &programs,
                .jobs = flags.jobs,
                .write = false,
                .list_addresses = true,
                .progress = &progress,
                .inspect = std::move(inspect)},
               disk);
}

Result<Plan> make_plan(const std::function<Result<Refactoring>(const Library&, const Disk&)>& maker,
                       const Library& library, const Disk& disk) {
  Result<Refactoring> refactoring = maker(library, disk);
  if (!refactoring) return std::unexpected(refactoring.error());
  Result<ChangeSet> changes = change_set(*refactoring, *library.sources, disk);
  if (!changes) return std::unexpected(changes.error());
  Plan plan{.refactoring = *std::move(refactoring), .changes = *std::move(changes)};
  plan.moved.emplace(plan.refactoring, *library.sources);
  return plan;
}

Result<Before> look(const std::string& site_file, const RefactorRun& run, Disk& disk) {
  Before before;
  auto report = check_site(site_file, run.flags, disk, [&](const Library& library, const BuildReport& now) {
    before.snapshot = snapshot_of(library, now.findings, now.addresses);
    before.compare_addresses = run.keeps_addresses && !library.config->address_lock;
    for (const auto& maker : run.plans) before.plans.push_back(make_plan(maker, library, disk));
  });
  if (!report) return std::unexpected(report.error());
  before.report = *std::move(report);
  return before;
}

// Tried without harm, the plan gets the baseline that fits what will be found afterwards.
Result<Worsening> try_out(const std::string& site_file, const RefactorRun& run, const Before& before, Plan& plan,
                          const Disk& disk) {
  OverlayDisk::Files changed;
  for (const FileChange& file : plan.changes.files) changed[file.path] = file.after;
  OverlayDisk trial(disk, changed);
  SiteSnapshot after;
  std::map<std::string, BaselineEntry> entries;
  const auto report = check_site(site_file, run.flags, trial, [&](const Library& library, const BuildReport& now) {
    after = snapshot_of(library, now.findings, now.addresses);
    for (std::size_t i = 0; i < now.findings.size(); ++i) {
      Finding finding = now.findings[i];
      finding.id = after.findings[i].id;
      entries.emplace(finding.id, entry_of(finding, now.sources, site_file, ""));
    }
  });
  if (!report) return std::unexpected(report.error());
  if (report->config_failed) {
    Worsening worse;
    for (const Finding& finding : report->findings) worse.findings.push_back(finding.diagnostic.message);
    return worse;
  }
  Worsening worse = worsening(before.snapshot, after, plan.refactoring, *plan.moved, before.compare_addresses);
  if (auto moved = move_baseline(site_file, worse.ids, entries, disk, plan.changes); !moved)
    return std::unexpected(moved.error());
  return worse;
}

void tell_list(std::ostream& err, std::string_view head, const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  err << head << '\n';
  for (std::size_t i = 0; i < std::min(lines.size(), most_told); ++i) err << "  " << lines[i] << '\n';
  if (lines.size() > most_told) err << fmt::format("  … and {} more\n", lines.size() - most_told);
}

void tell(const Worsening& worse, std::ostream& err) {
  tell_list(err, "New findings:", worse.findings);
  tell_list(err, "Links that would lead to another article:", worse.links);
  tell_list(err, "Addresses that would lead nowhere:", worse.addresses);
}

void tell_summary(const RefactorRun& run, const std::string& site_file, const Plan& plan) {
  std::vector<std::string> parts;
  const Refactoring& done = plan.refactoring;
  if (!done.moves.empty()) parts.push_back(count(done.moves.size(), "file moved", "files moved"));
  if (!done.removals.empty()) parts.push_back(count(done.removals.size(), "file removed", "files removed"));
  if (done.links > 0) parts.push_back(count(done.links, "link rewritten", "links rewritten"));
  const auto changed = static_cast<std::size_t>(
      std::ranges::count_if(plan.changes.files, [](const FileChange& file) { return file.before && file.after; }));
  if (changed > 0) parts.push_back(count(changed, "file changed", "files changed"));
  run.out << fmt::format("{}: {}\n", site_file, run.done);
  run.out << "  " << (parts.empty() ? "nothing to change" : join(parts, ", ")) << '\n';
  for (const std::string& note : done.notes) run.out << "  note: " << note << '\n';
}

int refuse(const RefactorRun& run, const std::string& message, int code) {
  run.err << "waymark: " << message << '\n';
  return code;
}

int finish(const RefactorRun& run, const std::string& site_file, Plan plan, WritersFiles* files) {
  plan.changes.command = run.words;
  if (run.flags.dry_run) {
    run.out << unified_diff(plan.changes);
    return exit_clean;
  }
  if (!plan.changes.files.empty()) {
    if (const auto code = write_changes(plan.changes, *files, run.flags.dirty, run.err)) return *code;
  }
  tell_summary(run, site_file, plan);
  return exit_clean;
}

int refactor_site(const RefactorRun& run, const std::string& site_file, Before before, Disk& disk,
                  WritersFiles* files) {
  std::optional<std::size_t> chosen;
  Worsening worse;
  for (std::size_t i = 0; i < before.plans.size(); ++i) {
    if (!before.plans[i]) continue;
    auto tried = try_out(site_file, run, before, *before.plans[i], disk);
    if (!tried) return refuse(run, tried.error().message, exit_world);
    if (!chosen || tried->empty()) {
      chosen = i;
      worse = *std::move(tried);
    }
    if (worse.empty()) break;
  }
  if (!chosen) return refuse(run, before.plans.front().error().message, exit_usage);
  if (!worse.empty()) {
    tell(worse, run.err);
    if (!run.flags.force) {
      return refuse(run, "nothing was changed, because this would break what is listed above; --force does it anyway",
                    exit_findings);
    }
  }
  return finish(run, site_file, *std::move(before.plans[*chosen]), files);
}

}  // namespace

int refactor(const RefactorRun& run) {
  RealDisk disk;
  const auto sites = find_sites(run.flags.site, disk);
  if (!sites) return refuse(run, sites.error().message, exit_usage);
  std::optional<WritingRun> writing;
  if (!run.flags.dry_run) {
    auto begun = begin_writing(*sites, run.words, disk, run.err);
    if (!begun) return begun.error();
    if (begun->finished) return exit_clean;
    writing = *std::move(begun);
  }
  // Of several sites, the one that has the article.
  std::optional<std::pair<std::string, Before>> meant;
  std::string reason;
  for (const std::string& site_file : *sites) {
    auto before = look(site_file, run, disk);
    if (!before) return refuse(run, before.error().message, exit_world);
    if (before->report.config_failed) {
      return refuse(run, fmt::format("\"{}\" cannot be used; `waymark check` says what is wrong with it", site_file),
                    exit_usage);
    }
    const bool possible = std::ranges::any_of(before->plans, [](const Result<Plan>& plan) { return plan.has_value(); });
    if (!possible) {
      if (reason.empty()) reason = before->plans.front().error().message;
      continue;
    }
    if (meant) {
      return refuse(run, fmt::format("both {} and {} have it; name one with --site", meant->first, site_file),
                    exit_usage);
    }
    meant.emplace(site_file, *std::move(before));
  }
  if (!meant) return refuse(run, reason, exit_usage);
  return refactor_site(run, meant->first, std::move(meant->second), disk, writing ? writing->files.get() : nullptr);
}

}  // namespace waymark
