#include "build/build.h"

#include <chrono>
#include <fmt/format.h>
#include <optional>
#include <thread>
#include <utility>

#include "article/compile.h"
#include "article/compile_options.h"
#include "base/parallel_map.h"
#include "build/extra_outputs.h"
#include "checks/run_checks.h"
#include "checks/vanished_address.h"
#include "config/load_config.h"
#include "config/load_sources.h"
#include "diagnostics/policy/check_severities.h"
#include "diagnostics/policy/ignores.h"
#include "library/link.h"
#include "library/pages/shown_editions.h"
#include "render/history/article_histories.h"
#include "render/history/change_addresses.h"
#include "render/render_site.h"
#include "render/site_frame.h"
#include "search/search_index.h"
#include "source/change_dates.h"
#include "theme/theme.h"

namespace waymark {
namespace {

// Notes how long each stage took and tells the progress which one runs.
class Stages {
 public:
  Stages(std::vector<StageTime>& times, Progress* progress) : times_(times), progress_(progress) {}
  ~Stages() { end(); }
  Stages(const Stages&) = delete;
  Stages& operator=(const Stages&) = delete;

  void begin(const char* stage, std::size_t total = 0) {
    end();
    stage_ = stage;
    started_ = std::chrono::steady_clock::now();
    if (progress_ == nullptr) return;
    progress_->done = 0;
    progress_->total = total;
    progress_->stage = stage;
  }

  void step() {
    if (progress_ != nullptr) ++progress_->done;
  }

  // Before `times` goes anywhere else.
  void end() {
    if (stage_ == nullptr) return;
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - started_;
    times_.push_back({.stage = stage_, .seconds = took.count()});
    stage_ = nullptr;
  }

 private:
  std::vector<StageTime>& times_;
  Progress* progress_;
  const char* stage_ = nullptr;
  std::chrono::steady_clock::time_point started_;
};

bool has_errors(const std::vector<Finding>& findings) {
  for (const Finding& finding : findings) {
    if (finding.severity == Severity::error) return true;
  }
  return false;
}

// Of files that have findings, or links that may have some later.
Readerships readerships_of(const Library& library, const Diagnostics& diagnostics,
                           const std::vector<ExternalLink>& links) {
  Readerships readerships;
  if (diagnostics.empty() && links.empty()) return readerships;
  const auto files = shown_files(library);
  const auto add = [&](SourceId source) {
    const auto file = files.find(source);
    if (file == files.end()) return;
    const auto [known, added] = readerships.try_emplace(file->first);
    if (!added) return;
    known->second = {.versions = version_names(library, file->second), .locales = locale_tags(library, file->second)};
  };
  for (const Diagnostic& diagnostic : diagnostics) add(diagnostic.source);
  for (const ExternalLink& link : links) add(link.source);
  return readerships;
}

EditionNames edition_names(const Config& config) {
  EditionNames names;
  for (const VersionConfig& version : config.versions) names.versions.push_back(version.name);
  for (const LocaleConfig& locale : config.locales) names.locales.push_back(locale.tag);
  return names;
}

// Nothing when one folder has none: dates of two kinds on one site would mislead.
ChangeDates read_change_dates(const Config& config, const Programs* programs, Diagnostics& diagnostics) {
  ChangeDates all;
  if (config.changed_from != ChangedFrom::git) return all;
  for (const ContentRoot& root : config.content) {
    auto dates = programs == nullptr ? fail(fmt::format("there is no program \"{}\"", "git"))
                                     : git_change_dates(root.folder, *programs);
    if (dates) {
      all.merge(*dates);
      continue;
    }
    diagnostics.push_back({.rule = Rule::config_no_git_dates,
                           .source = config.source,
                           .span = config.changed_from_span,
                           .message = fmt::format("Git does not tell when the files in \"{}\" were changed: {}",
                                                  root.folder, dates.error().message),
                           .advice = "Build from a whole clone of the repository, or take changed_from: front-matter"});
    return {};
  }
  return all;
}

void append(Diagnostics& all, Diagnostics&& more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace

Result<BuildReport> build(const BuildOptions& options, Disk& disk) {
  BuildReport report;
  Diagnostics diagnostics;
  Stages stages(report.timings, options.progress);
  const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
  const std::size_t jobs = options.jobs == 0 ? cores : options.jobs;

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
  if (auto loaded = load_sources(*config, disk, jobs, report.sources, diagnostics); !loaded)
    return std::unexpected(loaded.error());
  FileFacts facts;
  facts.changes = read_change_dates(*config, options.programs, diagnostics);
  if (options.write) facts.image_sizes = read_image_sizes(report.sources.assets(), disk, jobs);
  // From here on nothing is read from the content, and neither the configuration nor the sources change.

  std::vector<const SourceFile*> articles_to_compile;
  for (const SourceFile& file : report.sources.files()) {
    if (file.kind == SourceKind::article) articles_to_compile.push_back(&file);
  }
  stages.begin("compile", articles_to_compile.size());
  std::vector<Compiled> compiled = parallel_map<Compiled>(articles_to_compile.size(), jobs, [&](std::size_t i) {
    Compiled one = compile(*articles_to_compile[i], report.sources, compile_options(*config, *articles_to_compile[i]));
    stages.step();
    return one;
  });
  std::vector<Article> articles;
  articles.reserve(compiled.size());
  for (Compiled& one : compiled) {
    report.references += one.article.references.size();
    const std::vector<Ignore>& ignores = one.article.ignores;
    report.policy.ignores.insert(report.policy.ignores.end(), ignores.begin(), ignores.end());
    articles.push_back(std::move(one.article));
    append(diagnostics, std::move(one.diagnostics));
  }
  compiled.clear();
  // From here on no article changes.

  stages.begin("link");
  const Library library = link(std::move(articles), *config, report.sources, jobs, diagnostics);
  report.articles = library.articles.size();
  report.variants = library.variants.size();
  report.pages = library.pages.size();
  report.editions = config->locales.size() * config->versions.size();

  if (options.coverage) {
    for (const EditionCoverage& row : coverage_of(library, jobs)) {
      report.coverage.push_back({.locale = library.locale_tag(row.edition.locale),
                                 .version = library.version_name(row.edition.version),
                                 .articles = row.articles,
                                 .sections = row.sections});
    }
  }

  stages.begin("check");
  append(diagnostics, run_checks(library, jobs));
  const bool compare_addresses = config->address_lock.has_value();
  ArticleHistories histories;
  if (compare_addresses || options.list_addresses || options.write) histories = ArticleHistories(library, jobs);
  if (compare_addresses || options.list_addresses)
    report.addresses = site_addresses(library, change_addresses(library, histories), jobs);
  check_vanished_addresses(library, report.addresses, diagnostics);
  if (options.external_links) {
    report.external = {
        .links = collect_external_links(library), .settings = config->external, .site_file = config->source};
  }
  append(diagnostics, check_severities(report.policy, config->source, report.sources, edition_names(*config)));
  append(diagnostics, check_ignores(report.policy, diagnostics, report.sources));
  report.readerships = readerships_of(library, diagnostics, report.external.links);
  report.findings = judge(std::move(diagnostics), report.policy, report.sources, report.readerships);
  // From here on every finding has been made: what follows cannot change what a reader is told.
  if (options.inspect) options.inspect(library, report);

  if (!options.write) {
    stages.end();
    return report;
  }

  stages.begin("search");
  SearchIndex search(library, jobs);

  stages.begin("theme");
  const auto theme = Theme::load(options.theme_folder, config->theme, disk);
  if (!theme) return std::unexpected(theme.error());
  const SiteFrame frame(library, *theme, std::move(histories), std::move(facts));
  std::vector<Output> outputs = render_site(frame);
  report.pages = outputs.size();
  for (Output& file : search.take_files()) outputs.push_back(std::move(file));
  if (auto extra = append_extra_outputs(outputs, library, *theme, disk); !extra) return std::unexpected(extra.error());
  // From here on every address of the site is known; what most of them show is made when it is written.

  stages.begin("render", outputs.size());
  for (Output& output : outputs) {
    if (!output.make) continue;
    output.make = [&stages, make = std::move(output.make)] {
      std::string bytes = make();
      stages.step();
      return bytes;
    };
  }
  auto written = write_outputs(outputs, report.output_folder, disk, jobs);
  if (!written) return std::unexpected(written.error());
  report.written = *written;
  stages.end();
  return report;
}

}  // namespace waymark
