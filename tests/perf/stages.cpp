// What each stage costs on one worker, for an article: `WAYMARK_PERF_SITE=FOLDER/site/help/site.yml perf_stages`, with
// the flags of Google Benchmark. FOLDER is one that make_site.mjs wrote; a thousand articles are enough.

#include <benchmark/benchmark.h>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "article/compile.h"
#include "article/compile_options.h"
#include "article/front_matter/front_matter.h"
#include "checks/run_checks.h"
#include "config/load_config.h"
#include "config/load_sources.h"
#include "library/history/section_text.h"
#include "library/link.h"
#include "search/search_index.h"
#include "syntax/parse_markdown.h"

namespace waymark {
namespace {

// The site as each stage finds it.
struct Site {
  SourceSet sources;
  Diagnostics diagnostics;
  Config config;
  std::vector<const SourceFile*> files;
  std::vector<Article> articles;

  std::vector<Article> compile_all() const {
    std::vector<Article> compiled;
    for (const SourceFile* file : files)
      compiled.push_back(compile(*file, sources, compile_options(config, *file)).article);
    return compiled;
  }
};

std::string site_file() {
  const char* path = std::getenv("WAYMARK_PERF_SITE");
  return path == nullptr ? "" : path;
}

bool load(Site& site) {
  const RealDisk disk;
  auto config = load_config(site_file(), disk, site.sources, site.diagnostics);
  if (!config) return false;
  site.config = std::move(*config);
  if (!load_sources(site.config, disk, 1, site.sources, site.diagnostics)) return false;
  for (const SourceFile& file : site.sources.files()) {
    if (file.kind == SourceKind::article) site.files.push_back(&file);
  }
  site.articles = site.compile_all();
  return !site.files.empty();
}

Site& site() {
  static Site loaded;
  return loaded;
}

void per_article(benchmark::State& state) {
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) *
                          static_cast<std::int64_t>(site().files.size()));
}

void load_stage(benchmark::State& state) {
  for (auto _ : state) {
    const RealDisk disk;
    Site fresh;
    auto config = load_config(site_file(), disk, fresh.sources, fresh.diagnostics);
    benchmark::DoNotOptimize(load_sources(*config, disk, 1, fresh.sources, fresh.diagnostics));
  }
  per_article(state);
}

void front_matter(benchmark::State& state) {
  for (auto _ : state) {
    for (const SourceFile* file : site().files) {
      Diagnostics found;
      benchmark::DoNotOptimize(read_front_matter(*file, found));
    }
  }
  per_article(state);
}

void markdown(benchmark::State& state) {
  for (auto _ : state) {
    for (std::size_t i = 0; i < site().files.size(); ++i) {
      const SourceFile& file = *site().files[i];
      const Span body{site().articles[i].front_matter.span.end, static_cast<std::uint32_t>(file.text.size())};
      benchmark::DoNotOptimize(parse_markdown(file.text, body, {}));
    }
  }
  per_article(state);
}

void compile_stage(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(site().compile_all());
  per_article(state);
}

void link_stage(benchmark::State& state) {
  for (auto _ : state) {
    state.PauseTiming();
    std::vector<Article> articles = site().articles;
    Diagnostics found;
    state.ResumeTiming();
    benchmark::DoNotOptimize(link(std::move(articles), site().config, site().sources, 1, found));
  }
  per_article(state);
}

void section_texts(benchmark::State& state) {
  for (auto _ : state) {
    for (const Article& article : site().articles) benchmark::DoNotOptimize(read_section_texts(article));
  }
  per_article(state);
}

void check_stage(benchmark::State& state) {
  Diagnostics found;
  const Library library = link(site().articles, site().config, site().sources, 1, found);
  for (auto _ : state) benchmark::DoNotOptimize(run_checks(library, 1));
  per_article(state);
}

void search_stage(benchmark::State& state) {
  Diagnostics found;
  const Library library = link(site().articles, site().config, site().sources, 1, found);
  for (auto _ : state) {
    SearchIndex index(library, 1);
    benchmark::DoNotOptimize(index.take_files());
  }
  per_article(state);
}

BENCHMARK(load_stage)->Unit(benchmark::kMillisecond);
BENCHMARK(front_matter)->Unit(benchmark::kMillisecond);
BENCHMARK(markdown)->Unit(benchmark::kMillisecond);
BENCHMARK(compile_stage)->Unit(benchmark::kMillisecond);
BENCHMARK(link_stage)->Unit(benchmark::kMillisecond);
BENCHMARK(section_texts)->Unit(benchmark::kMillisecond);
BENCHMARK(check_stage)->Unit(benchmark::kMillisecond);
BENCHMARK(search_stage)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace waymark

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  if (!waymark::load(waymark::site())) {
    std::fputs("perf_stages: WAYMARK_PERF_SITE is to name the site.yml of a generated site\n", stderr);
    return 2;
  }
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
