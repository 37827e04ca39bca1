#include "commands/check/fix_step.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>
#include <ostream>

#include "base/overlay_disk.h"
#include "base/text.h"
#include "commands/check/baseline_step.h"
#include "commands/check/check_run.h"
#include "commands/check/external_step.h"
#include "commands/check/since_step.h"
#include "commands/exit_codes.h"
#include "commands/find_sites.h"
#include "commands/writing_run.h"
#include "edits/fix_rounds.h"
#include "edits/unified_diff.h"

namespace waymark {
namespace {

constexpr std::size_t most_files_told = 20;

std::string count(std::size_t n, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", n, n == 1 ? one : many);
}

// "2 link/case, 1 markdown/heading-space"
std::string by_rule(const std::map<std::string_view, std::size_t>& rules) {
  std::vector<std::string> parts;
  for (const auto& [rule, n] : rules) parts.push_back(fmt::format("{} {}", n, rule));
  return join(parts, ", ");
}

void tell(const FixRounds& rounds, const FixFlags& flags, std::ostream& err) {
  std::map<std::string_view, std::size_t> rules;
  std::map<std::string, std::map<std::string_view, std::size_t>> files;
  for (const MadeFix& fix : rounds.made) {
    ++rules[info(fix.rule).id];
    ++files[fix.path][info(fix.rule).id];
  }
  const std::string_view done = flags.diff ? "would fix" : "fixed";
  if (rounds.made.empty()) {
    err << fmt::format("nothing to fix\n");
  } else {
    err << fmt::format("{} {} in {}: {}\n", done, count(rounds.made.size(), "finding", "findings"),
                       count(files.size(), "file", "files"), by_rule(rules));
    std::size_t told = 0;
    for (const auto& [path, of_file] : files) {
      if (++told > most_files_told) break;
      err << fmt::format("  {}: {}\n", path, by_rule(of_file));
    }
    if (files.size() > most_files_told)
      err << fmt::format("  and {}\n", count(files.size() - most_files_told, "more file", "more files"));
  }
  for (const TakenBack& one : rounds.taken_back) {
    err << fmt::format("not fixed: {}:{}:{} [{}]: {}, because that would bring a new finding: {} [{}]\n", one.fix.path,
                       one.fix.position.line, one.fix.position.column, info(one.fix.rule).id, one.fix.title,
                       one.message, one.rule);
  }
}

bool can_fix(const Finding& finding, const FixFlags& flags) {
  const auto& fix = finding.diagnostic.fix;
  return fix && finding.standing == Standing::fresh && (flags.unsafe || fix->trust == Trust::safe);
}

// Files that cannot be changed keep their findings; each is told once, with the reason.
std::set<std::string> closed_files(const CheckRun& run) {
  std::set<std::string> asked;
  std::set<std::string> closed;
  for (const SiteRun& site : run.sites) {
    for (const Finding& finding : site.report.findings) {
      if (!can_fix(finding, run.flags.fix)) continue;
      for (const Edit& edit : finding.diagnostic.fix->edits) {
        const std::string& path = site.report.sources.file(edit.source).path;
        if (!asked.insert(path).second) continue;
        const auto allowed = may_be_changed(path, run.disk, run.files.get());
        if (allowed) continue;
        closed.insert(path);
        run.err << fmt::format("not fixed: {}\n", allowed.error().message);
      }
    }
  }
  return closed;
}

// The sites as a check finds them with other texts; an exit code when it cannot be made.
std::expected<std::vector<SiteRun>, int> check_with(const FixTexts& texts, const CheckRun& run) {
  OverlayDisk disk(run.disk, OverlayDisk::Files(texts.begin(), texts.end()));
  CheckRun next{.flags = run.flags, .disk = disk, .out = run.out, .err = run.err};
  for (const auto step : {run_sites, drop_older_findings, mark_known_findings}) {
    if (const auto code = step(next)) return std::unexpected(*code);
  }
  return std::move(next.sites);
}

std::vector<CheckedSite> checked(const std::vector<SiteRun>& sites) {
  std::vector<CheckedSite> all;
  for (const SiteRun& site : sites) all.push_back({.findings = &site.report.findings, .sources = &site.report.sources});
  return all;
}

ChangeSet changes_of(const FixRounds& rounds, const FixFlags& flags) {
  ChangeSet changes{.command = flags.words, .files = {}};
  for (const auto& [path, text] : rounds.texts)
    changes.files.push_back({.path = path, .before = rounds.before.at(path), .after = text, .moved_from = ""});
  return changes;
}

}  // namespace

void add_fix_flags(CLI::App& verb, FixFlags& flags) {
  verb.add_flag("--fix", flags.fix, "write the fixes that are safe into the files");
  verb.add_flag("--unsafe", flags.unsafe, "with --fix or --diff: fixes that need review, too");
  verb.add_flag("--diff", flags.diff, "print what --fix would change, and write nothing");
  verb.add_flag("--dirty", flags.dirty, "with --fix: change files that git does not have as they are, too");
}

std::optional<int> hold_files(CheckRun& run) {
  const FixFlags& flags = run.flags.fix;
  if ((flags.unsafe && !flags.fix && !flags.diff) || (flags.dirty && !flags.fix)) {
    run.err << fmt::format("waymark: {} goes with --fix{}; `waymark help check` shows how to use it\n",
                           flags.unsafe && !flags.fix ? "--unsafe" : "--dirty", flags.unsafe ? " or --diff" : "");
    return exit_usage;
  }
  const auto sites = find_sites(run.flags.site, run.disk);
  if (!sites) return std::nullopt;  // the next step says so
  if (!flags.fix || flags.diff) {
    note_unfinished_changes(*sites, run.disk, run.err);
    return std::nullopt;
  }
  auto begun = begin_writing(*sites, flags.words, run.disk, run.err);
  if (!begun) return begun.error();
  run.files = std::move(begun->files);
  return std::nullopt;
}

std::optional<int> apply_fixes(CheckRun& run) {
  const FixFlags& flags = run.flags.fix;
  if (!flags.fix && !flags.diff) return std::nullopt;
  const FixChoice choice{.unsafe = flags.unsafe, .blocked = {}, .closed = closed_files(run)};
  std::expected<std::vector<SiteRun>, int> fixed;
  const auto rounds = make_fix_rounds(checked(run.sites), choice,
                                      [&](const FixTexts& texts) -> std::optional<std::vector<CheckedSite>> {
                                        fixed = check_with(texts, run);
                                        if (!fixed) return std::nullopt;
                                        return checked(*fixed);
                                      });
  if (!rounds) return fixed.error();
  const ChangeSet changes = changes_of(*rounds, flags);
  if (flags.diff) {
    run.out << unified_diff(changes);
    tell(*rounds, flags, run.err);
    return exit_code_of(run);
  }
  if (const auto code = write_changes(changes, *run.files, flags.dirty, run.err)) return code;
  tell(*rounds, flags, run.err);
  if (changes.files.empty()) return std::nullopt;
  run.sites = *std::move(fixed);
  // What other servers said belongs to the addresses as they were.
  return check_external_links(run);
}

}  // namespace waymark
