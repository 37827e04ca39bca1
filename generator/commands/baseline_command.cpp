// `waymark baseline`: what is accepted, what is new, what is fixed; writes site/NAME/baseline.yml.

#include <algorithm>
#include <fmt/format.h>
#include <ostream>

#include "base/edit_distance.h"
#include "base/text.h"
#include "commands/check/check_run.h"
#include "commands/exit_codes.h"
#include "commands/verbs.h"
#include "config/read_baseline.h"
#include "diagnostics/policy/ignores.h"
#include "diagnostics/policy/severities.h"
#include "diagnostics/reports/report.h"

namespace waymark {
namespace {

std::optional<std::string> complaint_about(const BaselineVerbFlags& flags) {
  for (const std::string& rule : flags.rules) {
    std::vector<std::string> names;
    bool known = false;
    for (const RuleInfo& one : all_rules()) {
      known = known || means_rule(rule, one.rule);
      names.emplace_back(one.id);
    }
    if (known) continue;
    const auto near = nearest(rule, names);
    return fmt::format("--rule: there is no rule \"{}\"{}", rule,
                       near ? fmt::format("; did you mean \"{}\"?", *near) : "; `waymark rules` lists them");
  }
  const bool chooses = flags.strict || !flags.rules.empty() || !flags.files.empty();
  if (chooses && flags.reason.empty())
    return "--rule, --files and --strict choose what is accepted, so they need --reason";
  return std::nullopt;
}

// The rules about the baseline itself are mended in it.
bool may_be_accepted(const Finding& finding, const BaselineVerbFlags& flags) {
  const std::string_view id = info(finding.diagnostic.rule).id;
  return !id.starts_with("baseline/") && finding.severity >= (flags.strict ? Severity::hint : Severity::warning);
}

bool is_chosen(const Finding& finding, const BaselineVerbFlags& flags, const SourceSet& sources,
               const FileNames& names) {
  const SourceFile& file = sources.file(finding.diagnostic.source);
  const bool rule = flags.rules.empty() || std::ranges::any_of(flags.rules, [&](const std::string& one) {
                      return means_rule(one, finding.diagnostic.rule);
                    });
  return rule && (flags.files.empty() ||
                  std::ranges::any_of(flags.files, [&](const std::string& glob) { return names.match(glob, file); }));
}

struct Counts {
  std::size_t known = 0;
  std::size_t added = 0;
  std::size_t left = 0;  // new, and not accepted
  std::size_t fixed = 0;
};

// The entries as they are to be written.
Baseline entries_after(const Baseline& before, const SiteRun& site, const BaselineVerbFlags& flags, Counts& counts) {
  const BuildReport& report = site.report;
  const FileNames names(report.sources);
  const std::vector<std::size_t> matches = match_baseline(before, report.findings, report.sources, site.site_file);
  Baseline after;
  std::vector<bool> accepted(report.findings.size(), false);
  for (std::size_t i = 0; i < before.size(); ++i) {
    // Who was not asked, or gave no answer, fixed nothing.
    const bool unknown = matches[i] == no_finding && is_about_other_servers(before[i].rule) &&
                         (!site.asked || !is_settled(before[i], *site.asked, nullptr));
    if (unknown) {
      ++counts.known;
      after.push_back(before[i]);
      continue;
    }
    if (matches[i] == no_finding) {
      ++counts.fixed;
      if (!flags.update) after.push_back(before[i]);
      continue;
    }
    ++counts.known;
    accepted[matches[i]] = true;
    after.push_back(flags.update
                        ? entry_of(report.findings[matches[i]], report.sources, site.site_file, before[i].reason)
                        : before[i]);
  }
  for (std::size_t i = 0; i < report.findings.size(); ++i) {
    const Finding& finding = report.findings[i];
    if (accepted[i] || !may_be_accepted(finding, flags)) continue;
    if (flags.reason.empty() || !is_chosen(finding, flags, report.sources, names)) {
      ++counts.left;
    } else {
      ++counts.added;
      after.push_back(entry_of(finding, report.sources, site.site_file, flags.reason));
    }
  }
  return after;
}

std::string summary_of(const std::string& file, const Counts& counts, const BaselineVerbFlags& flags, bool written) {
  std::string text = fmt::format("{}: {} known", file, counts.known);
  if (!flags.reason.empty()) text += fmt::format(", {} accepted now", counts.added);
  text += fmt::format(", {} new, {} fixed", counts.left, counts.fixed);
  if (flags.update || !flags.reason.empty()) text += written ? "; written" : "; unchanged";
  if (counts.left > 0 && flags.reason.empty()) text += "; `waymark baseline --reason \"…\"` accepts what is new";
  if (counts.fixed > 0)
    text += flags.update ? ", without what is fixed" : "; `waymark baseline --update` takes out what is fixed";
  return text;
}

// An exit code, or what the world did.
Result<int> update_site(SiteRun& site, const BaselineVerbFlags& flags, Disk& disk, std::ostream& out) {
  BuildReport& report = site.report;
  if (report.config_failed) {
    out << text_report(report.findings, report.sources, false);
    return exit_usage;
  }
  const std::string path = baseline_file_of(site.site_file);
  Diagnostics diagnostics;
  const auto file = read_baseline(site.site_file, disk, report.sources, diagnostics);
  if (!file) return std::unexpected(file.error());
  if (*file && (*file)->broken) {
    // Writing would lose the entries that nobody can read.
    out << text_report(judge(std::move(diagnostics), report.policy, report.sources), report.sources, false);
    return exit_usage;
  }
  Counts counts;
  const Baseline before = *file ? (*file)->entries : Baseline();
  const Baseline after = entries_after(before, site, flags, counts);
  bool written = false;
  if ((flags.update || !flags.reason.empty()) && (*file || !after.empty())) {
    const std::string text = baseline_text(after);
    if (!*file || report.sources.file((*file)->source).text != text) {
      if (const auto done = disk.write(path, text); !done) return std::unexpected(done.error());
      written = true;
    }
  }
  out << summary_of(path, counts, flags, written) << '\n';
  return exit_clean;
}

}  // namespace

int baseline(const BaselineVerbFlags& flags, std::ostream& out, std::ostream& err) {
  if (const auto complaint = complaint_about(flags)) {
    err << "waymark: " << *complaint << '\n';
    return exit_usage;
  }
  RealDisk disk;
  const SiteFlags check{
      .site = flags.site, .out = {}, .jobs = flags.jobs, .write = false, .external = {.on = flags.external.on}};
  CheckRun run{.flags = check, .disk = disk, .out = out, .err = err, .sites = {}};
  for (const auto step : {run_sites, check_external_links}) {
    if (const auto code = step(run)) return *code;
  }
  int code = exit_clean;
  for (SiteRun& site : run.sites) {
    const auto done = update_site(site, flags, disk, out);
    if (!done) {
      err << "waymark: " << done.error().message << '\n';
      return exit_world;
    }
    code = std::max(code, *done);
  }
  return code;
}

}  // namespace waymark
