#pragma once
// The stages of a build one by one, for who runs them more than once: build() in a row, `waymark serve` again and again
// from the first that a change reaches. None keeps anything: what a stage made is its caller's.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "article/cache/kept_articles.h"
#include "article/compile.h"
#include "build/build.h"
#include "config/config.h"
#include "library/library.h"
#include "render/history/article_histories.h"
#include "render/site_frame.h"
#include "search/search_index.h"
#include "theme/theme.h"

namespace waymark {

bool has_errors(const std::vector<Finding>& findings);

// 0 is one a core.
std::size_t jobs_of(const BuildOptions& options);

// Every file that is read as text, and what is known of the others. Fills `config` with the versions and locales found.
Result<FileFacts> load_site(Config& config, const BuildOptions& options, const Disk& disk, SourceSet& sources,
                            Diagnostics& diagnostics);

// Those that become articles, in order.
std::vector<const SourceFile*> articles_of(const SourceSet& sources);

struct CompileAid {
  KeptArticles* kept = nullptr;             // what it has is not compiled again; what is compiled is added
  std::function<void()> stepped = nullptr;  // called after each article, from any thread
  bool block_lines = false;                 // CompileOptions::block_lines
};
std::vector<Compiled> compile_sources(const std::vector<const SourceFile*>& files, const Config& config,
                                      const SourceSet& sources, std::size_t jobs, const CompileAid& aid);

// What link() takes. What compiling found goes to `diagnostics`, and the articles' own exceptions to the policy of
// `report`, one article after the other.
std::vector<Article> take_articles(std::vector<Compiled> compiled, BuildReport& report, Diagnostics& diagnostics);

// Checks the library and judges all that was found, from the configuration on; fills what `report` tells of the
// library. `report.policy` is the configuration's. Takes `histories` apart only to look for addresses.
void find_and_judge(const Library& library, const ArticleHistories& histories, const BuildOptions& options,
                    Diagnostics diagnostics, BuildReport& report);
// By which findings are known again in later runs.
void give_ids(BuildReport& report);
// Whether what find_and_judge() and the pages show wants the histories of all articles.
bool wants_histories(const Config& config, const BuildOptions& options);

// Lets go of the texts of articles that no finding points into.
void drop_texts(BuildReport& report);

// As Theme::load() takes them.
std::vector<std::string> locale_tags(const Config& config);

// Every file of the site, in no order; most are made when they are asked for, from `frame` and `disk`, which must
// outlive them.
Result<std::vector<Output>> site_outputs(const SiteFrame& frame, SearchIndex& search, const Disk& disk,
                                         std::size_t& pages);

}  // namespace waymark
