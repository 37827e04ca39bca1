#include "commands/check/report_step.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <ostream>

#include "commands/check/check_run.h"
#include "commands/flag_declarations.h"
#include "commands/terminal.h"
#include "diagnostics/reports/report.h"

namespace waymark {
namespace {

std::string count(std::size_t n, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", n, n == 1 ? one : many);
}

std::string what_was_done(const SiteRun& run, bool write) {
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

void print(const CheckRun& run) {
  if (run.flags.reports.format == "json") {
    auto all = nlohmann::ordered_json::array();
    for (const SiteRun& site : run.sites) {
      for (auto& finding : nlohmann::ordered_json::parse(
               json_report(site.report.findings, site.report.sources, site.report.readerships)))
        all.push_back(std::move(finding));
    }
    run.out << all.dump(2) << '\n';
    return;
  }
  const bool colour = wants_colour(run.flags.colour);
  for (const SiteRun& site : run.sites) run.out << text_report(site.report.findings, site.report.sources, colour);
  for (const SiteRun& site : run.sites) {
    run.out << what_was_done(site, run.flags.write) << '\n' << "  " << summary(site.report.findings) << '\n';
  }
}

}  // namespace

void add_report_flags(CLI::App& verb, ReportFlags& flags) {
  add_choice(verb, "--format", flags.format, {"text", "json"}, "how findings are told");
}

std::optional<int> write_reports(CheckRun& run) {
  print(run);
  for (const SiteRun& site : run.sites) {
    if (run.flags.timings) print_timings(site.report, run.err);
  }
  return std::nullopt;
}

}  // namespace waymark
