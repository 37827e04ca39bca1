#include "commands/check/report_step.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <map>
#include <ostream>
#include <set>

#include "base/edit_distance.h"
#include "base/text.h"
#include "commands/check/check_run.h"
#include "commands/check/report_surroundings.h"
#include "commands/exit_codes.h"
#include "commands/flag_declarations.h"
#include "commands/rule_pages.h"
#include "commands/terminal.h"
#include "diagnostics/policy/severities.h"
#include "diagnostics/reports/report.h"

namespace waymark {
namespace {

// The first is the default.
const std::map<std::string, GroupBy> groupings = {
    {"nothing", GroupBy::nothing}, {"file", GroupBy::file}, {"target", GroupBy::target}, {"rule", GroupBy::rule}};

struct ReportFile {
  std::string flag;
  ReportKind kind;
  std::string path;
};

std::vector<std::string> kind_names() {
  std::vector<std::string> names;
  for (const ReportKindInfo& kind : all_report_kinds()) names.emplace_back(kind.name);
  return names;
}

// Empty when `flag` is KIND=FILE with a kind there is, else what is wrong with it.
std::string mistake_in(const std::string& flag) {
  const std::size_t equals = flag.find('=');
  const std::string kind = flag.substr(0, equals);
  if (!find_report_kind(kind)) {
    const auto near = nearest(kind, kind_names());
    return fmt::format("\"{}\" is not one of {}{}", kind, join(kind_names(), ", "),
                       near ? "; did you mean \"" + *near + "\"?" : "");
  }
  if (flag.substr(equals + 1) == "-" && equals != std::string::npos)
    return fmt::format("\"-\" would be a file of that name; --format {} writes to standard output", kind);
  if (equals != std::string::npos && equals + 1 < flag.size()) return {};
  return fmt::format("\"{}\" names no file; write for example --report {}=reports/{}", flag, kind, kind);
}

ReportFile report_file(const std::string& flag) {
  const std::size_t equals = flag.find('=');
  return {.flag = flag, .kind = find_report_kind(flag.substr(0, equals)).value(), .path = flag.substr(equals + 1)};
}

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

std::vector<Rule> rules_off(const Policy& policy) {
  std::vector<Rule> off;
  for (const RuleInfo& rule : all_rules()) {
    if (is_off(rule.rule, policy)) off.push_back(rule.rule);
  }
  return off;
}

std::vector<SiteFindings> findings_of(const CheckRun& run) {
  std::vector<SiteFindings> sites;
  for (const SiteRun& site : run.sites) {
    sites.push_back({.site_file = site.site_file,
                     .findings = site.report.findings,
                     .sources = site.report.sources,
                     .readerships = site.report.readerships,
                     .closing = what_was_done(site, run.flags.write),
                     .compared = site.compared,
                     .config_failed = site.report.config_failed,
                     .silenced = &site.report.silenced,
                     .off = rules_off(site.report.policy)});
  }
  return sites;
}

ReportOptions options_of(const CheckRun& run, const ReportSurroundings& around) {
  return {.known = run.flags.baseline.known,
          .colour = wants_colour(run.flags.colour),
          .group_by = groupings.at(run.flags.reports.group_by),
          .fails = [&run](const Finding& finding) { return decides(finding, run.flags); },
          .asked = [&run](Rule rule) { return run.flags.external.on || !is_about_other_servers(info(rule).id); },
          .rule_page = rule_page,
          .program_version = WAYMARK_VERSION,
          .path_prefix = around.path_prefix,
          .source_url = around.source_url};
}

std::string for_log(std::string text, const ReportSurroundings& around) {
  return around.github ? without_commands(text) : text;
}

// What is left to tell when some findings have been told before, and then how each site ends.
std::string rest_of_text(const CheckRun& run, const std::vector<SiteFindings>& sites, const ReportOptions& options) {
  std::vector<std::vector<Finding>> rest(sites.size());
  std::vector<SiteFindings> left;
  bool some = false;
  for (std::size_t i = 0; i < sites.size(); ++i) {
    for (const Finding& finding : sites[i].findings) {
      if (!run.sites[i].told.contains(finding.id)) rest[i].push_back(finding);
    }
    some = some || !run.sites[i].told.empty();
    left.push_back({.site_file = sites[i].site_file,
                    .findings = rest[i],
                    .sources = sites[i].sources,
                    .readerships = sites[i].readerships});
  }
  const std::string text = findings_text(left, options);
  return (some && !text.empty() ? "\n" : "") + text + closing_lines(sites);
}

// A report that takes the place of what it tells about, or of another report, is a slip of the hand.
Result<void> check_report_files(const CheckRun& run, const std::vector<ReportFile>& files) {
  std::set<std::string> taken;
  for (const SiteRun& site : run.sites) {
    for (const SourceFile& source : site.report.sources.files()) taken.insert(join_disk_path("", source.path));
  }
  for (const ReportFile& file : files) {
    if (!taken.insert(join_disk_path("", file.path)).second) {
      return fail(fmt::format("a report would be written over \"{}\"; give it a file of its own", file.path));
    }
  }
  return {};
}

// The steps of a job share one summary each, and other programs of the step may have begun it.
Result<void> write_file(Disk& disk, const ReportFile& file, std::string text, const ReportSurroundings& around) {
  if (!around.summary_file.empty() && file.path == around.summary_file && disk.is_file(file.path)) {
    const auto before = disk.read(file.path);
    if (!before) return std::unexpected(before.error());
    text = *before + text;
  }
  return disk.write(file.path, text);
}

}  // namespace

void add_report_flags(CLI::App& verb, ReportFlags& flags) {
  add_choice(verb, "--format", flags.format, kind_names(), "how findings are told on standard output");
  verb.add_option("--report", flags.files,
                  "write findings in one of these forms into a file as well; may be given several times")
      ->type_name("KIND=FILE")
      ->allow_extra_args(false)
      ->check(CLI::Validator(mistake_in, ""));
  add_choice(verb, "--group-by", flags.group_by, {"nothing", "file", "target", "rule"},
             "in text: put like findings together, in short");
}

std::optional<int> tell_before_asking(CheckRun& run) {
  const SiteFlags& flags = run.flags;
  // Fixes change what there is to tell, and the other forms are one whole.
  if (!flags.external.on || flags.fix.fix || flags.fix.diff || flags.reports.format != "text") return std::nullopt;
  const ReportSurroundings around = report_surroundings();
  const std::string text = findings_text(findings_of(run), options_of(run, around));
  if (text.empty()) return std::nullopt;
  run.out << for_log(text, around) << std::flush;
  for (SiteRun& site : run.sites) {
    for (const Finding& finding : site.report.findings) site.told.insert(finding.id);
  }
  return std::nullopt;
}

std::optional<int> write_reports(CheckRun& run) {
  const ReportFlags& flags = run.flags.reports;
  std::vector<ReportFile> files;
  for (const std::string& file : flags.files) files.push_back(report_file(file));
  if (const auto fine = check_report_files(run, files); !fine) {
    run.err << "waymark: " << fine.error().message << '\n';
    return exit_usage;
  }

  const ReportSurroundings around = report_surroundings();
  const std::vector<SiteFindings> sites = findings_of(run);
  ReportOptions options = options_of(run, around);
  options.colour = false;
  bool written = true;
  for (const ReportFile& file : files) {
    const auto done = write_file(run.disk, file, write_report(file.kind, sites, options), around);
    if (done) continue;
    run.err << fmt::format("waymark: --report {}: {}\n", file.flag, done.error().message);
    written = false;
  }
  const ReportKind kind = find_report_kind(flags.format).value();
  options.colour = wants_colour(run.flags.colour);
  run.out << (kind == ReportKind::text ? for_log(rest_of_text(run, sites, options), around)
                                       : write_report(kind, sites, options));
  for (const SiteRun& site : run.sites) {
    if (run.flags.timings) print_timings(site.report, run.err);
  }
  if (!written) return exit_world;
  return std::nullopt;
}

}  // namespace waymark
