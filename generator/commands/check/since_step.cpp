#include "commands/check/since_step.h"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <fmt/format.h>
#include <ostream>
#include <set>
#include <unordered_map>

#include "base/site_path.h"
#include "commands/check/check_run.h"
#include "commands/exit_codes.h"
#include "diagnostics/policy/finding_ids.h"
#include "diagnostics/policy/renamed_files.h"
#include "external/external_findings.h"
#include "source/git_repository.h"

namespace waymark {
namespace {

// Names of files as they were and as they are.
class Renames {
 public:
  Renames(const SourceSet& older, const SourceSet& newer)
      : older_(older), newer_(newer), files_(renamed_files(older, newer)) {
    for (const SourceFile& before : older.files()) {
      const SourceFile* now = file(before);
      if (now != nullptr && now->logical_path != before.logical_path)
        paths_.emplace(before.logical_path, now->logical_path);
    }
  }

  const SourceFile* file(const SourceFile& older) const {
    const auto found = files_.find(older.id);
    return found == files_.end() ? nullptr : &newer_.file(found->second);
  }

  // A reference from or to a renamed file has another path now.
  std::optional<WrittenPath> target(const Diagnostic& diagnostic) const {
    if (paths_.empty() || diagnostic.reference.empty()) return std::nullopt;
    const std::string before = diagnostic.reference.substr(0, diagnostic.reference.find_first_of("#?"));
    if (before.empty() || before.front() == '/' || before.front() == '~' || before.find(':') != std::string::npos)
      return std::nullopt;
    const SourceFile& from = older_.file(diagnostic.source);
    const SourceFile* from_now = file(from);
    const std::optional<std::string> target = join_path(from.logical_path, before);
    if (!target) return std::nullopt;
    const auto moved = paths_.find(*target);
    const std::filesystem::path target_now = moved == paths_.end() ? *target : moved->second;
    const std::string_view folder_now = folder_of(from_now == nullptr ? from.logical_path : from_now->logical_path);
    std::string now = target_now.lexically_relative(folder_now.empty() ? "." : folder_now).generic_string();
    if (now == before || now.empty()) return std::nullopt;
    return WrittenPath{.before = before, .now = std::move(now)};
  }

  bool any_path() const { return !paths_.empty(); }

 private:
  const SourceSet& older_;
  const SourceSet& newer_;
  std::unordered_map<SourceId, SourceId> files_;
  std::unordered_map<std::string, std::string> paths_;
};

// The ids by which `findings` of the older state are known in the newer.
std::set<std::string> older_ids(const std::vector<Finding>& findings, const BuildReport& older,
                                const BuildReport& newer) {
  const Renames renames(older.sources, newer.sources);
  NewerNames names{.file = [&renames](const SourceFile& file) { return renames.file(file); },
                   .target = [](const Diagnostic&) { return std::optional<WrittenPath>(); }};
  const std::vector<std::string> ids = newer_finding_ids(findings, older.sources, names);
  std::set<std::string> all(ids.begin(), ids.end());
  if (renames.any_path()) {
    names.target = [&renames](const Diagnostic& diagnostic) { return renames.target(diagnostic); };
    for (std::string& id : newer_finding_ids(findings, older.sources, names)) all.insert(std::move(id));
  }
  return all;
}

std::string why_not(const BuildReport& older) {
  for (const Finding& finding : older.findings) {
    if (finding.severity == Severity::error) return finding.diagnostic.message;
  }
  return "its site.yml cannot be used";
}

// What the site had at the revision; null, with what is to say, where that cannot be told. An exit code where the
// command line is at fault.
struct Older {
  std::optional<OlderFindings> findings;
  std::string note;
  std::optional<int> stop;
};

Older check_older(const SiteRun& site, const CheckRun& run) {
  const std::string& revision = run.flags.since.revision;
  const std::string_view folder = folder_of(site.site_file);
  const auto repository = GitRepository::find(folder.empty() ? "." : std::string(folder));
  if (!repository) return {.findings = {}, .note = repository.error().message, .stop = exit_world};
  if (!*repository) {
    return {.findings = {},
            .note = fmt::format("{} is in no git repository, so --since has nothing to compare with", site.site_file),
            .stop = exit_usage};
  }
  const auto commit = (*repository)->resolve(revision);
  if (!commit) return {.findings = {}, .note = "--since: " + commit.error().message, .stop = exit_usage};
  const auto disk = (*repository)->files_of(*commit, run.disk);
  if (!disk) return {.findings = {}, .note = disk.error().message, .stop = exit_world};
  if (!(*disk)->is_file(site.site_file))
    return {.findings = {}, .note = fmt::format("{} was not there at {}", site.site_file, revision), .stop = {}};
  // Without programs: the dates of changes, which only git itself could tell, are no part of what is found.
  const auto older = build({.site_file = site.site_file,
                            .output_folder = {},
                            .theme_folder = {},
                            .jobs = run.flags.jobs,
                            .write = false,
                            .external_links = run.flags.external.on},
                           **disk);
  const auto unusable = [&](const std::string& why) {
    return Older{.findings = {},
                 .note = fmt::format("{} cannot be checked as of {}: {}", site.site_file, revision, why),
                 .stop = {}};
  };
  if (!older) return unusable(older.error().message);
  if (older->config_failed) return unusable(why_not(*older));
  // Other servers are not asked twice: what they say today they would say of the older links as well.
  const std::vector<Finding> external = possible_findings(older->external, older->sources);
  return {.findings = OlderFindings{.ids = older_ids(older->findings, *older, site.report),
                                    .still_there = {},
                                    .external = older_ids(external, *older, site.report)},
          .note = {},
          .stop = {}};
}

}  // namespace

void add_since_flags(CLI::App& verb, SinceFlags& flags) {
  verb.add_option("--since", flags.revision,
                  "tell only what has come since a revision of git: main, HEAD~3, a tag, origin/main... for where this "
                  "branch left it")
      ->type_name("REV")
      ->check(
          CLI::Validator([](const std::string& given) { return given.empty() ? "the revision is missing" : ""; }, ""));
}

std::optional<int> drop_older_findings(CheckRun& run) {
  if (run.flags.since.revision.empty()) return std::nullopt;
  for (SiteRun& site : run.sites) {
    if (site.report.config_failed) continue;
    Older older = check_older(site, run);
    if (older.stop) {
      run.err << "waymark: " << older.note << '\n';
      return older.stop;
    }
    site.compared = true;
    if (!older.findings) {
      run.err << "waymark: " << older.note << "; everything counts as new\n";
      continue;
    }
    site.older = *std::move(older.findings);
    std::erase_if(site.report.findings, [&site](const Finding& finding) {
      const bool old = site.older->ids.contains(finding.id);
      if (old) site.older->still_there.insert(finding.id);
      return old;
    });
  }
  return std::nullopt;
}

}  // namespace waymark
