#include <fmt/format.h>
#include <map>
#include <nlohmann/json.hpp>
#include <ostream>

#include "commands/exit_codes.h"
#include "commands/find_sites.h"
#include "commands/terminal.h"
#include "commands/verbs.h"
#include "diagnostics/reports/report.h"

namespace waymark {
namespace {

struct Run {
  std::string site_file;
  BuildReport report;
};

bool reaches_threshold(const std::vector<Finding>& findings, bool strict) {
  const Severity threshold = strict ? Severity::hint : Severity::warning;
  for (const Finding& finding : findings) {
    if (finding.severity >= threshold) return true;
  }
  return false;
}

int exit_code(const std::vector<Run>& runs, bool strict) {
  int code = exit_clean;
  for (const Run& run : runs) {
    if (run.report.config_failed) return exit_usage;
    if (reaches_threshold(run.report.findings, strict)) code = exit_findings;
  }
  return code;
}

std::string count(std::size_t n, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", n, n == 1 ? one : many);
}

std::string what_was_done(const Run& run, bool write) {
  const BuildReport& report = run.report;
  if (report.config_failed) return fmt::format("{}: nothing was built, because of the errors above", run.site_file);
  std::string text =
      fmt::format("{}: {} in {}, {} in {}", run.site_file, count(report.articles, "article", "articles"),
                  count(report.variants, "variant", "variants"), count(report.references, "reference", "references"),
                  count(report.editions, "edition", "editions"));
  if (write) {
    text += fmt::format("; {} in {} ({} written, {} unchanged, {} removed)", count(report.pages, "page", "pages"),
                        report.output_folder, report.written.written, report.written.unchanged, report.written.removed);
  }
  return text;
}

void print_timings(const BuildReport& report, std::ostream& err) {
  double total = 0;
  for (const StageTime& time : report.timings) {
    err << fmt::format("{:>10}  {:8.1f} ms\n", time.stage, time.seconds * 1000);
    total += time.seconds;
  }
  err << fmt::format("{:>10}  {:8.1f} ms\n", "all", total * 1000);
}

// Two sites in one folder would each remove the other's pages.
Result<void> check_output_folders(const std::vector<Run>& runs) {
  std::map<std::string, std::string> used;
  for (const Run& run : runs) {
    const auto [other, is_new] = used.emplace(join_disk_path("", run.report.output_folder), run.site_file);
    if (!is_new) {
      return fail(
          fmt::format("{} and {} would both be built into \"{}\"; give one of them an `output:` of its own, or build "
                      "one with --site",
                      other->second, run.site_file, run.report.output_folder));
    }
  }
  return {};
}

Result<BuildReport> run_one(const std::string& site_file, const SiteFlags& flags, bool write, Disk& disk) {
  Progress progress;
  const ProgressLine line(progress);
  const RealPrograms programs;
  return build({.site_file = site_file,
                .output_folder = flags.out,
                .programs = &programs,
                .theme_folder = find_own_theme(disk),
                .jobs = flags.jobs,
                .write = write,
                .progress = &progress},
               disk);
}

void print(const std::vector<Run>& runs, const SiteFlags& flags, std::ostream& out, std::ostream& err) {
  if (flags.format == Format::json) {
    auto all = nlohmann::ordered_json::array();
    for (const Run& run : runs) {
      for (auto& finding :
           nlohmann::ordered_json::parse(json_report(run.report.findings, run.report.sources, run.report.readerships)))
        all.push_back(std::move(finding));
    }
    out << all.dump(2) << '\n';
  } else {
    const bool colour = wants_colour(flags.colour);
    for (const Run& run : runs) out << text_report(run.report.findings, run.report.sources, colour);
    for (const Run& run : runs) {
      out << what_was_done(run, flags.write) << '\n' << "  " << summary(run.report.findings) << '\n';
    }
  }
  for (const Run& run : runs) {
    if (flags.timings) print_timings(run.report, err);
  }
}

}  // namespace

int build_or_check(const SiteFlags& flags, std::ostream& out, std::ostream& err) {
  RealDisk disk;
  const auto sites = find_sites(flags.site, disk);
  if (!sites) {
    err << "waymark: " << sites.error().message << '\n';
    return exit_usage;
  }
  if (!flags.out.empty() && sites->size() > 1) {
    err << fmt::format("waymark: --out with {} sites would build each over the other; name one with --site\n",
                       sites->size());
    return exit_usage;
  }
  std::vector<Run> runs;
  for (const std::string& site : *sites) {
    auto report = run_one(site, flags, flags.write, disk);
    if (!report) {
      err << "waymark: " << report.error().message << '\n';
      return exit_world;
    }
    runs.push_back({.site_file = site, .report = std::move(*report)});
    if (const auto folders = check_output_folders(runs); !folders && flags.write) {
      err << "waymark: " << folders.error().message << '\n';
      return exit_usage;
    }
  }
  print(runs, flags, out, err);
  return exit_code(runs, flags.strict);
}

}  // namespace waymark
