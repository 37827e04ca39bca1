// `waymark migrate`: front matter of 2013 to 2016 as YAML.

#include <algorithm>
#include <fmt/format.h>
#include <ostream>
#include <set>

#include "article/compile_options.h"
#include "article/migrate_article.h"
#include "base/edit_distance.h"
#include "base/parallel_map.h"
#include "base/site_path.h"
#include "base/text.h"
#include "commands/exit_codes.h"
#include "commands/find_sites.h"
#include "commands/verbs.h"
#include "commands/writing_run.h"
#include "config/load_config.h"
#include "config/load_sources.h"
#include "edits/unified_diff.h"
#include "source/glob.h"

namespace waymark {
namespace {

struct LoadedSite {
  SourceSet sources;
  Config config;
};

// The paths of the command line, and which of them have named a file.
class PathChoice {
 public:
  explicit PathChoice(const std::vector<std::string>& paths) {
    for (const std::string& path : paths) wanted_.push_back(join_disk_path("", path));
  }

  bool takes(const std::string& path) {
    if (wanted_.empty()) return true;
    const std::string normal = join_disk_path("", path);
    bool taken = false;
    for (std::size_t i = 0; i < wanted_.size(); ++i) {
      const bool fits = wanted_[i] == "." || normal == wanted_[i] || normal.starts_with(wanted_[i] + "/") ||
                        glob_matches(wanted_[i], normal);
      if (fits) used_.insert(i);
      taken = taken || fits;
    }
    seen_.push_back(normal);
    return taken;
  }

  // The first path that named nothing, as a message; empty when there is none.
  std::string unused() const {
    for (std::size_t i = 0; i < wanted_.size(); ++i) {
      if (used_.contains(i)) continue;
      const auto near = nearest(wanted_[i], seen_);
      return fmt::format("\"{}\" is no article, include or folder of the site{}", wanted_[i],
                         near ? "; did you mean \"" + *near + "\"?" : "; give paths from the working directory");
    }
    return {};
  }

 private:
  std::vector<std::string> wanted_;
  std::set<std::size_t> used_;
  std::vector<std::string> seen_;
};

int say(std::ostream& err, const std::string& message, int code) {
  err << "waymark: " << message << '\n';
  return code;
}

std::expected<LoadedSite, int> load(const std::string& site_file, std::size_t jobs, const Disk& disk,
                                    std::ostream& err) {
  LoadedSite site;
  Diagnostics diagnostics;
  auto config = load_config(site_file, disk, site.sources, diagnostics);
  if (!config) return std::unexpected(say(err, config.error().message, exit_world));
  site.config = *std::move(config);
  for (const Finding& finding : judge(diagnostics, site.config.policy, site.sources)) {
    if (finding.severity != Severity::error) continue;
    return std::unexpected(say(
        err, fmt::format("{} cannot be used: {}; `waymark check` shows where", site_file, finding.diagnostic.message),
        exit_usage));
  }
  const std::size_t workers = jobs == 0 ? 1 : jobs;
  if (const auto loaded = load_sources(site.config, disk, workers, site.sources, diagnostics); !loaded)
    return std::unexpected(say(err, loaded.error().message, exit_world));
  return site;
}

struct Outcome {
  ChangeSet changes;
  std::vector<std::string> problems;
};

void migrate_site(const LoadedSite& site, const MigrateFlags& flags, const WritersFiles* writers, const Disk& disk,
                  PathChoice& paths, Outcome& outcome) {
  std::vector<const SourceFile*> files;
  for (const SourceFile& file : site.sources.files()) {
    if (file.kind != SourceKind::article && file.kind != SourceKind::include) continue;
    const bool known = std::ranges::any_of(outcome.changes.files,
                                           [&file](const FileChange& change) { return change.path == file.path; });
    if (paths.takes(file.path) && !known) files.push_back(&file);
  }
  using Migrated = std::optional<MigratedFrontMatter>;
  const std::vector<Migrated> all = parallel_map<Migrated>(
      files.size(), flags.jobs == 0 ? 1 : flags.jobs,
      [&](std::size_t i) { return migrate_article(*files[i], site.sources, compile_options(site.config, *files[i])); });
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (!all[i]) continue;
    const std::string& path = files[i]->path;
    if (all[i]->text.empty()) {
      outcome.problems.push_back(
          fmt::format("{}:{}:{}: {}", path, all[i]->position.line, all[i]->position.column, all[i]->problem));
    } else if (const auto allowed = may_be_changed(path, disk, writers); !allowed) {
      outcome.problems.push_back(allowed.error().message);
    } else {
      outcome.changes.files.push_back(
          {.path = path, .before = files[i]->text, .after = all[i]->text, .moved_from = ""});
    }
  }
}

}  // namespace

int migrate(const MigrateFlags& flags, std::ostream& out, std::ostream& err) {
  const RealDisk disk;
  const auto sites = find_sites(flags.site, disk);
  if (!sites) return say(err, sites.error().message, exit_usage);
  WritingRun run;
  if (flags.dry_run) {
    note_unfinished_changes(*sites, disk, err);
  } else {
    auto begun = begin_writing(*sites, flags.words, disk, err);
    if (!begun) return begun.error();
    run = *std::move(begun);
  }
  Outcome outcome{.changes = {.command = flags.words, .files = {}}, .problems = {}};
  PathChoice paths(flags.paths);
  for (const std::string& site_file : *sites) {
    const auto site = load(site_file, flags.jobs, disk, err);
    if (!site) return site.error();
    migrate_site(*site, flags, run.files.get(), disk, paths, outcome);
  }
  if (const std::string message = paths.unused(); !message.empty()) return say(err, message, exit_usage);
  if (flags.dry_run) {
    out << unified_diff(outcome.changes);
  } else if (const auto code = write_changes(outcome.changes, *run.files, flags.dirty, err)) {
    return *code;
  }
  for (const std::string& problem : outcome.problems) err << fmt::format("not migrated: {}\n", problem);
  const std::size_t count = outcome.changes.files.size();
  err << fmt::format("{} {} {}\n", flags.dry_run ? "would migrate" : "migrated", count, count == 1 ? "file" : "files");
  return outcome.problems.empty() ? exit_clean : exit_findings;
}

}  // namespace waymark
