#include <fmt/format.h>
#include <map>
#include <ostream>

#include "build/stages.h"
#include "commands/check/check_run.h"
#include "commands/exit_codes.h"
#include "commands/find_sites.h"
#include "commands/terminal.h"
#include "commands/writing_run.h"

namespace waymark {
namespace {

constexpr const char* cache_folder = ".waymark/cache";

// Two sites in one folder would each remove the other's pages.
Result<void> check_output_folders(const std::vector<SiteRun>& sites) {
  std::map<std::string, std::string> used;
  for (const SiteRun& site : sites) {
    const auto [other, is_new] = used.emplace(join_disk_path("", site.report.output_folder), site.site_file);
    if (!is_new) {
      return fail(
          fmt::format("{} and {} would both be built into \"{}\"; give one of them an `output:` of its own, or build "
                      "one with --site",
                      other->second, site.site_file, site.report.output_folder));
    }
  }
  return {};
}

Result<BuildReport> run_one(const std::string& site_file, const CheckRun& run) {
  Progress progress;
  const ProgressLine line(progress);
  const RealPrograms programs;
  return build({.site_file = site_file,
                .output_folder = run.flags.out,
                .programs = &programs,
                .theme_folder = find_own_theme(run.disk),
                .jobs = run.flags.jobs,
                .write = run.flags.write,
                .external_links = run.flags.external.on,
                .cache_folder = run.cached ? join_disk_path(project_folder(site_file), cache_folder) : "",
                .recall = run.flags.since.revision.empty(),
                .drop_texts = run.flags.write && !run.flags.external.on && run.flags.since.revision.empty(),
                .progress = &progress},
               run.disk);
}

}  // namespace

std::optional<int> run_sites(CheckRun& run) {
  const auto sites = find_sites(run.flags.site, run.disk);
  if (!sites) {
    run.err << "waymark: " << sites.error().message << '\n';
    return exit_usage;
  }
  if (!run.flags.out.empty() && sites->size() > 1) {
    run.err << fmt::format("waymark: --out with {} sites would build each over the other; name one with --site\n",
                           sites->size());
    return exit_usage;
  }
  run.sites.clear();
  for (const std::string& site : *sites) {
    auto report = run_one(site, run);
    if (!report) {
      run.err << "waymark: " << report.error().message << '\n';
      return exit_world;
    }
    for (const std::string& notice : report->notices) run.err << "waymark: " << notice << '\n';
    give_ids(*report);
    run.sites.push_back({.site_file = site, .report = std::move(*report)});
    if (const auto folders = check_output_folders(run.sites); !folders && run.flags.write) {
      run.err << "waymark: " << folders.error().message << '\n';
      return exit_usage;
    }
  }
  return std::nullopt;
}

}  // namespace waymark
