#include "build/build.h"

#include <memory>
#include <optional>
#include <utility>

#include "article/cache/article_log.h"
#include "base/blob_log.h"
#include "base/hash.h"
#include "base/program_id.h"
#include "build/cache/cache_folder.h"
#include "build/cache/kept_pages.h"
#include "build/cache/last_run.h"
#include "build/stage_clock.h"
#include "build/stages.h"
#include "config/load_config.h"
#include "library/link.h"
#include "source/change_dates.h"

namespace waymark {
namespace {

constexpr std::size_t sites_kept = 8;

// The compiled articles of earlier runs; null: none are kept.
std::unique_ptr<BlobLog> open_compiled(const BuildOptions& options, Disk& disk) {
  if (options.cache_folder.empty()) return nullptr;
  const std::string folder = join_disk_path(options.cache_folder, "articles");
  static_cast<void>(prepare_cache_folder(options.cache_folder, disk));
  forget_old_files(folder, sites_kept, disk);
  return std::make_unique<BlobLog>(join_disk_path(folder, hash_hex(options.site_file)), program_id());
}

// What git says of when files were changed, as far as it is asked; null where nobody can tell.
std::optional<std::vector<GitState>> git_states(const Config& config, const Programs* programs) {
  std::vector<GitState> states;
  if (config.changed_from != ChangedFrom::git) return states;
  if (programs == nullptr) return std::nullopt;
  for (const ContentRoot& root : config.content) {
    const auto state = git_state(root.folder, *programs);
    if (!state) return std::nullopt;
    states.push_back({.folder = root.folder, .state = *state});
  }
  return states;
}

// What earlier runs and later ones have to do with a build.
struct BuildAid {
  BlobLog* compiled = nullptr;               // null: all is compiled, and nothing kept
  std::optional<std::vector<GitState>> git;  // what git said before it was asked for dates
  const RecordingDisk* read = nullptr;       // null: all pages are made
  std::optional<LastPages> last = {};
  std::optional<KeptPages> pages = {};  // of this run
};

Result<BuildReport> build_anew(const BuildOptions& options, Disk& disk, BuildAid& aid) {
  BuildReport report;
  Diagnostics diagnostics;
  StageClock stages(report.timings, options.progress);
  const std::size_t jobs = jobs_of(options);

  stages.begin("configure");
  auto config = load_config(options.site_file, disk, report.sources, diagnostics);
  if (!config) return std::unexpected(config.error());
  report.output_folder = options.output_folder.empty() ? config->output : options.output_folder;
  report.policy = config->policy;
  report.findings = judge(diagnostics, report.policy, report.sources);
  if (has_errors(report.findings)) {
    report.config_failed = true;
    return report;
  }
  // From here on every value of the configuration is usable.

  stages.begin("load");
  if (is_kept(options)) aid.git = git_states(*config, options.programs);
  auto facts = load_site(*config, options, disk, report.sources, diagnostics);
  if (!facts) return std::unexpected(facts.error());
  // From here on nothing is read from the content, and neither the configuration nor the sources change.

  const std::vector<const SourceFile*> files = articles_of(report.sources);
  stages.begin("compile", files.size());
  std::optional<ArticleLog> kept;
  if (aid.compiled != nullptr) kept.emplace(*aid.compiled);
  std::vector<Article> articles =
      take_articles(compile_sources(files, *config, report.sources, jobs,
                                    {.kept = kept ? &*kept : nullptr, .stepped = [&stages] { stages.step(); }}),
                    report, diagnostics);
  if (const auto finished = kept ? aid.compiled->finish() : Result<void>(); !finished)
    report.notices.push_back("articles are not kept for the next run: " + finished.error().message);
  // From here on no article changes.

  stages.begin("link");
  const Library library = link(std::move(articles), *config, report.sources, jobs, diagnostics);

  stages.begin("check");
  ArticleHistories histories;
  if (wants_histories(*config, options)) histories = ArticleHistories(library, jobs);
  std::optional<PageNotes> notes;
  if (aid.read != nullptr && options.write) notes.emplace(library, jobs);
  find_and_judge(library, histories, options, std::move(diagnostics), report);
  // From here on every finding has been made: what follows cannot change what a reader is told.
  if (options.inspect) options.inspect(library, report);

  if (!options.write) {
    stages.end();
    return report;
  }

  if (options.drop_texts) drop_texts(report);

  stages.begin("search");
  SearchIndex search(library, jobs);
  if (notes) notes->read_for_none();  // what checks and searching read is on no page

  stages.begin("theme");
  const auto theme = Theme::load(options.theme_folder, config->theme, disk, locale_tags(*config));
  if (!theme) return std::unexpected(theme.error());
  const SiteFrame frame(library, *theme, std::move(histories), *facts);
  auto outputs = site_outputs(frame, search, disk, report.pages);
  if (!outputs) return std::unexpected(outputs.error());
  // From here on every address of the site is known; what most of them show is made when it is written.

  stages.begin("render", outputs->size());
  if (notes) notes->reuse(*outputs, report.pages, aid.last, report.output_folder, *facts, *aid.read);
  for (Output& output : *outputs) {
    if (!output.make) continue;
    output.make = [&stages, make = std::move(output.make)] {
      std::string bytes = make();
      stages.step();
      return bytes;
    };
  }
  forget(options, disk);
  auto written = write_outputs(*outputs, report.output_folder, disk, jobs);
  if (!written) return std::unexpected(written.error());
  report.written = *written;
  if (notes) aid.pages = notes->take();
  stages.end();
  return report;
}

}  // namespace

Result<BuildReport> build(const BuildOptions& options, Disk& disk) {
  std::optional<LastPages> last;
  if (auto same = recall(options, disk, last)) return *std::move(same);
  // From here on nothing that is kept of a whole run is used but pages.

  const std::unique_ptr<BlobLog> compiled = open_compiled(options, disk);
  BuildAid aid{.compiled = compiled.get(), .git = {}};
  if (!is_kept(options)) return build_anew(options, disk, aid);
  const RunBegin begin;
  RecordingDisk recording(disk);
  aid.read = &recording;
  aid.last = std::move(last);
  auto report = build_anew(options, recording, aid);
  if (!report) return report;
  std::optional<InputLog> log = aid.git ? recording.log() : std::nullopt;
  if (log) log->git = *std::move(aid.git);
  if (const auto kept = keep(options, *report, std::move(log), std::move(aid.pages), begin, disk); !kept)
    report->notices.push_back("what this run found is not kept for the next one: " + kept.error().message);
  return report;
}

}  // namespace waymark
