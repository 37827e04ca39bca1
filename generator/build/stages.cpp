#include "build/stages.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <thread>
#include <utility>

#include "article/compile_options.h"
#include "base/parallel_map.h"
#include "build/extra_outputs.h"
#include "checks/run_checks.h"
#include "checks/vanished_address.h"
#include "config/load_sources.h"
#include "diagnostics/policy/check_severities.h"
#include "diagnostics/policy/finding_ids.h"
#include "diagnostics/policy/ignores.h"
#include "library/navigation/toc_ignores.h"
#include "library/pages/shown_editions.h"
#include "render/history/change_addresses.h"
#include "render/render_site.h"
#include "source/change_dates.h"

namespace waymark {
namespace {

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

std::vector<CoverageRow> coverage_rows(const Library& library, std::size_t jobs) {
  std::vector<CoverageRow> rows;
  for (const EditionCoverage& row : coverage_of(library, jobs)) {
    rows.push_back({.locale = library.locale_tag(row.edition.locale),
                    .version = library.version_name(row.edition.version),
                    .articles = row.articles,
                    .sections = row.sections});
  }
  return rows;
}

Compiled compile_unless_kept(const SourceFile& file, const SourceSet& sources, const CompileOptions& options,
                             KeptArticles* kept) {
  if (kept == nullptr) return compile(file, sources, options);
  if (auto known = kept->find(file, sources, options)) return *std::move(known);
  Compiled one = compile(file, sources, options);
  kept->add(one, file, sources, options);
  return one;
}

bool lists_addresses(const Config& config, const BuildOptions& options) {
  return config.address_lock.has_value() || options.list_addresses;
}

}  // namespace

bool has_errors(const std::vector<Finding>& findings) {
  return std::ranges::find(findings, Severity::error, &Finding::severity) != findings.end();
}

std::size_t jobs_of(const BuildOptions& options) {
  return options.jobs == 0 ? std::max<std::size_t>(1, std::thread::hardware_concurrency()) : options.jobs;
}

Result<FileFacts> load_site(Config& config, const BuildOptions& options, const Disk& disk, SourceSet& sources,
                            Diagnostics& diagnostics) {
  if (auto loaded = load_sources(config, disk, jobs_of(options), sources, diagnostics); !loaded)
    return std::unexpected(loaded.error());
  FileFacts facts;
  facts.changes = read_change_dates(config, options.programs, diagnostics);
  if (options.write) facts.image_sizes = read_image_sizes(sources.assets(), disk, jobs_of(options));
  return facts;
}

std::vector<const SourceFile*> articles_of(const SourceSet& sources) {
  std::vector<const SourceFile*> files;
  for (const SourceFile& file : sources.files()) {
    if (file.kind == SourceKind::article) files.push_back(&file);
  }
  return files;
}

std::vector<Compiled> compile_sources(const std::vector<const SourceFile*>& files, const Config& config,
                                      const SourceSet& sources, std::size_t jobs, const CompileAid& aid) {
  return parallel_map<Compiled>(files.size(), jobs, [&](std::size_t i) {
    CompileOptions options = compile_options(config, *files[i]);
    options.block_lines = aid.block_lines;
    Compiled one = compile_unless_kept(*files[i], sources, options, aid.kept);
    if (aid.stepped) aid.stepped();
    return one;
  });
}

std::vector<Article> take_articles(std::vector<Compiled> compiled, BuildReport& report, Diagnostics& diagnostics) {
  std::vector<Article> articles;
  articles.reserve(compiled.size());
  for (Compiled& one : compiled) {
    report.references += one.article.references.size();
    const std::vector<Ignore>& ignores = one.article.ignores;
    report.policy.ignores.insert(report.policy.ignores.end(), ignores.begin(), ignores.end());
    one.article.pieces.mark().forget();  // compiling has read it for itself
    articles.push_back(std::move(one.article));
    append(diagnostics, std::move(one.diagnostics));
  }
  return articles;
}

bool wants_histories(const Config& config, const BuildOptions& options) {
  return lists_addresses(config, options) || options.write;
}

void find_and_judge(const Library& library, const ArticleHistories& histories, const BuildOptions& options,
                    Diagnostics diagnostics, BuildReport& report) {
  const Config& config = *library.config;
  const std::size_t jobs = jobs_of(options);
  report.articles = library.articles.size();
  report.variants = library.variants.size();
  report.pages = library.pages.size();
  report.editions = config.locales.size() * config.versions.size();
  if (options.coverage) report.coverage = coverage_rows(library, jobs);

  append(diagnostics, run_checks(library, jobs));
  if (lists_addresses(config, options))
    report.addresses = site_addresses(library, change_addresses(library, histories), jobs);
  check_vanished_addresses(library, report.addresses, diagnostics);
  if (options.external_links) {
    report.external = {
        .links = collect_external_links(library), .settings = config.external, .site_file = config.source};
  }
  append(diagnostics, check_severities(report.policy, config.source, report.sources, edition_names(config)));
  std::vector<Ignore> ignores = toc_ignores(library);
  report.policy.ignores.insert(report.policy.ignores.end(), ignores.begin(), ignores.end());
  append(diagnostics, check_ignores(report.policy, diagnostics, report.sources));
  report.readerships = readerships_of(library, diagnostics, report.external.links);
  report.findings = judge(std::move(diagnostics), report.policy, report.sources, report.readerships, &report.silenced);
}

void give_ids(BuildReport& report) {
  std::vector<std::string> ids = finding_ids(report.findings, report.sources);
  for (std::size_t i = 0; i < ids.size(); ++i) report.findings[i].id = std::move(ids[i]);
  ids = silenced_finding_ids(report.findings, report.silenced, report.sources);
  for (std::size_t i = 0; i < ids.size(); ++i) report.silenced[i].id = std::move(ids[i]);
}

void drop_texts(BuildReport& report) {
  std::vector<bool> needed(report.sources.files().size(), false);
  for (const std::vector<Finding>* const findings : {&report.findings, &report.silenced}) {
    for (const Finding& finding : *findings) {
      needed[finding.diagnostic.source.index()] = true;
      if (!finding.diagnostic.fix) continue;
      for (const Edit& edit : finding.diagnostic.fix->edits) needed[edit.source.index()] = true;
    }
  }
  for (std::size_t i = 0; i < needed.size(); ++i) {
    const SourceFile& file = report.sources.files()[i];
    if (!needed[i] && file.kind == SourceKind::article) report.sources.drop_text(file.id);
  }
}

std::vector<std::string> locale_tags(const Config& config) {
  std::vector<std::string> tags{"en"};  // of a site without locales
  for (const LocaleConfig& locale : config.locales) tags.push_back(locale.tag);
  return tags;
}

Result<std::vector<Output>> site_outputs(const SiteFrame& frame, SearchIndex& search, const Disk& disk,
                                         std::size_t& pages) {
  std::vector<Output> outputs = render_site(frame);
  pages = outputs.size();
  for (Output& file : search.take_files()) outputs.push_back(std::move(file));
  if (auto extra = append_extra_outputs(outputs, frame.library(), frame.theme(), disk); !extra)
    return std::unexpected(extra.error());
  return outputs;
}

}  // namespace waymark
