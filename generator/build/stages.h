#pragma once
// The stages of a build one by one, for who runs them more than once: build() in a row, `waymark serve` again and again
// from the first that a change reaches. None keeps anything: what a stage made is its caller's.

#include <functional>
#include <optional>
#include <vector>

#include "article/compile.h"
#include "base/blob_log.h"
#include "build/build.h"
#include "config/config.h"
#include "library/library.h"
#include "render/history/article_histories.h"
#include "render/site_frame.h"
#include "search/search_index.h"
#include "theme/theme.h"

namespace waymark {

// 0 is one a core.
std::size_t jobs_of(const BuildOptions& options);

// Every file that is read as text, and what is known of the others. Fills `config` with the versions and locales found.
Result<FileFacts> load_site(Config& config, const BuildOptions& options, const Disk& disk, SourceSet& sources,
                            Diagnostics& diagnostics);

// Those that become articles, in order.
std::vector<const SourceFile*> articles_of(const SourceSet& sources);

Compiled compile_source(const SourceFile& file, const Config& config, const SourceSet& sources);
// `stepped` is called after each, from any thread. What `kept` has is not compiled again; what is compiled is added.
// Null: all is.
std::vector<Compiled> compile_sources(const std::vector<const SourceFile*>& files, const Config& config,
                                      const SourceSet& sources, std::size_t jobs, const std::function<void()>& stepped,
                                      BlobLog* kept = nullptr);

// What link() takes, and what compiling found, one article after the other.
struct Objects {
  std::vector<Article> articles;
  Diagnostics diagnostics;
  std::vector<Ignore> ignores;
  std::size_t references = 0;
};
Objects take_objects(std::vector<Compiled> compiled);

// Checks the library and judges all that was found, from the configuration on; fills what `report` tells of the
// library. `report.policy` is the configuration's. Takes `histories` apart only to look for addresses.
void find_and_judge(const Library& library, const ArticleHistories& histories, const BuildOptions& options,
                    Diagnostics diagnostics, BuildReport& report);
// Whether what find_and_judge() and the pages show wants the histories of all articles.
bool wants_histories(const Config& config, const BuildOptions& options);

// Every file of the site, in no order; most are made when they are asked for, from `frame` and `disk`, which must
// outlive them.
Result<std::vector<Output>> site_outputs(const SiteFrame& frame, SearchIndex& search, const Disk& disk,
                                         std::size_t& pages);

}  // namespace waymark
