#include "build/build.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "build/stage_clock.h"
#include "build/stages.h"
#include "config/load_config.h"
#include "library/link.h"

namespace waymark {
namespace {

bool has_errors(const std::vector<Finding>& findings) {
  for (const Finding& finding : findings) {
    if (finding.severity == Severity::error) return true;
  }
  return false;
}

}  // namespace

Result<BuildReport> build(const BuildOptions& options, Disk& disk) {
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
  auto facts = load_site(*config, options, disk, report.sources, diagnostics);
  if (!facts) return std::unexpected(facts.error());
  // From here on nothing is read from the content, and neither the configuration nor the sources change.

  const std::vector<const SourceFile*> files = articles_of(report.sources);
  stages.begin("compile", files.size());
  Objects objects = take_objects(compile_sources(files, *config, report.sources, jobs, [&stages] { stages.step(); }));
  report.references = objects.references;
  report.policy.ignores.insert(report.policy.ignores.end(), objects.ignores.begin(), objects.ignores.end());
  std::ranges::move(objects.diagnostics, std::back_inserter(diagnostics));
  // From here on no article changes.

  stages.begin("link");
  const Library library = link(std::move(objects.articles), *config, report.sources, jobs, diagnostics);

  stages.begin("check");
  ArticleHistories histories;
  if (wants_histories(*config, options)) histories = ArticleHistories(library, jobs);
  find_and_judge(library, histories, options, std::move(diagnostics), report);
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
  const SiteFrame frame(library, *theme, std::move(histories), *std::move(facts));
  auto outputs = site_outputs(frame, search, disk, report.pages);
  if (!outputs) return std::unexpected(outputs.error());
  // From here on every address of the site is known; what most of them show is made when it is written.

  stages.begin("render", outputs->size());
  for (Output& output : *outputs) {
    if (!output.make) continue;
    output.make = [&stages, make = std::move(output.make)] {
      std::string bytes = make();
      stages.step();
      return bytes;
    };
  }
  auto written = write_outputs(*outputs, report.output_folder, disk, jobs);
  if (!written) return std::unexpected(written.error());
  report.written = *written;
  stages.end();
  return report;
}

}  // namespace waymark
