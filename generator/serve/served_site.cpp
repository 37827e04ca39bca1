#include "serve/served_site.h"

#include <algorithm>
#include <utility>

#include "article/compile.h"
#include "article/compile_options.h"
#include "build/extra_outputs.h"
#include "build/known_findings.h"
#include "build/stages.h"
#include "config/load_config.h"
#include "library/link.h"
#include "library/usages/views.h"
#include "render/history/article_histories.h"
#include "render/render_site.h"
#include "render/server_headers.h"
#include "search/search_index.h"
#include "serve/earlier_articles.h"

namespace waymark {
namespace {

constexpr std::string_view search_folder = "search/";

}  // namespace

CompileOptions serving_options(const Config& config, const SourceFile& file) {
  CompileOptions options = compile_options(config, file);
  options.block_lines = true;
  return options;
}

// The stages of build(), with what can be taken over from the state before, and without the last one.
class SiteMaker {
 public:
  SiteMaker(const ServeSettings& settings, const Disk& disk, const ServedSite* earlier, KeptFacts kept,
            const WithEarlier& lock_earlier)
      : settings_(settings),
        options_{.site_file = settings.site_file,
                 .programs = settings.programs,
                 .theme_folder = settings.theme_folder,
                 .jobs = settings.jobs},
        disk_(disk),
        earlier_(earlier),
        kept_(kept),
        lock_earlier_(lock_earlier) {
    site_->jobs_ = jobs_of(options_);
  }

  std::unique_ptr<ServedSite> make() {
    auto made = find();
    if (made && !site_->report.config_failed) made = make_pages();
    if (!made) site_->problem = made.error().message;
    return std::move(site_);
  }

  // Without its pages.
  std::unique_ptr<ServedSite> check() {
    if (const auto found = find(); !found) site_->problem = found.error().message;
    return std::move(site_);
  }

 private:
  Result<void> find() {
    auto config = load_config(settings_.site_file, disk_, site_->report.sources, findings_);
    if (!config) return std::unexpected(config.error());
    site_->config = *std::move(config);
    site_->report.policy = site_->config.policy;
    site_->report.findings = judge(findings_, site_->report.policy, site_->report.sources);
    give_ids(site_->report);
    if (has_errors(site_->report.findings)) {
      site_->report.config_failed = true;
      return {};
    }
    // From here on every value of the configuration is usable.

    if (auto loaded = load(); !loaded) return loaded;
    // From here on nothing is read from the content, and neither the configuration nor the sources change.

    site_->library = link(compile_all(), site_->config, site_->report.sources, jobs_of(options_), findings_);
    for (std::size_t i = 0; i < site_->library.variants.size(); ++i)
      site_->variant_of[site_->library.variants[i].compiled.source.index()] = VariantId{i};

    histories_ = ArticleHistories(site_->library, jobs_of(options_));
    find_and_judge(site_->library, histories_, options_, std::move(findings_), site_->report);
    give_ids(site_->report);
    return mark_known_findings();
    // From here on every finding has been made.
  }

  Result<void> make_pages() {
    auto theme = Theme::load(settings_.theme_folder, site_->config.theme, disk_, locale_tags(site_->config));
    if (!theme) return std::unexpected(theme.error());
    site_->theme_.emplace(*std::move(theme));
    site_->frame_.emplace(site_->library, *site_->theme_, std::move(histories_), site_->facts_);
    site_->outputs_ = render_site(*site_->frame_);
    if (auto extra = append_extra_outputs(site_->outputs_, site_->library, *site_->theme_, disk_); !extra) {
      site_->frame_.reset();
      return extra;
    }
    site_->content_policy = content_policy(*site_->frame_);
    index_outputs();
    return {};
  }

  // Pictures and dates are asked for again only where they may have changed: that costs more than all the rest.
  Result<void> load() {
    BuildOptions options = options_;
    const bool known = earlier_ != nullptr && earlier_->frame() != nullptr;
    options.write = !(known && kept_.pictures);
    const ChangedFrom wanted = site_->config.changed_from;
    if (known && kept_.dates && wanted == ChangedFrom::git) site_->config.changed_from = ChangedFrom::none;
    auto facts = load_site(site_->config, options, disk_, site_->report.sources, findings_);
    if (!facts) return std::unexpected(facts.error());
    site_->facts_ = *std::move(facts);
    site_->config.changed_from = wanted;
    if (!options.write) {
      if (same_assets())
        site_->facts_.image_sizes = earlier_->facts_.image_sizes;
      else
        site_->facts_.image_sizes = read_image_sizes(site_->report.sources.assets(), disk_, jobs_of(options_));
    }
    if (known && kept_.dates) site_->facts_.changes = earlier_->facts_.changes;
    return {};
  }

  bool same_assets() const {
    return std::ranges::equal(
        site_->report.sources.assets(), earlier_->report.sources.assets(),
        [](const Asset& a, const Asset& b) { return a.disk_path == b.disk_path && a.size == b.size; });
  }

  std::vector<Article> compile_all() {
    const SourceSet& sources = site_->report.sources;
    const std::vector<const SourceFile*> files = articles_of(sources);
    std::optional<EarlierArticles> kept;
    if (earlier_ != nullptr) kept.emplace(*earlier_, lock_earlier_);
    std::vector<Compiled> compiled = compile_sources(files, site_->config, sources, jobs_of(options_),
                                                     {.kept = kept ? &*kept : nullptr, .block_lines = true});
    site_->variant_of.resize(sources.files().size());
    site_->by_compiling.resize(sources.files().size());
    for (const Compiled& one : compiled)
      site_->by_compiling[one.article.source.index()] = {.diagnostics = one.diagnostics, .lookups = one.lookups};
    return take_articles(std::move(compiled), site_->report, findings_);
  }

  Result<void> mark_known_findings() {
    auto known = mark_known(site_->report, settings_.site_file, nullptr, disk_);
    if (!known) return std::unexpected(known.error());
    return {};
  }

  void index_outputs() {
    site_->by_path_.reserve(site_->outputs_.size());
    for (std::size_t i = 0; i < site_->outputs_.size(); ++i) site_->by_path_.emplace(site_->outputs_[i].path.str(), i);
    const Library& library = site_->library;
    for (std::size_t i = 0; i < library.pages.size(); ++i) {
      const ArticlePage& page = library.pages[i];
      const auto index = static_cast<PageIndex>(i);
      site_->pages_.emplace(page.path.str(), ServedPage{.page = index});
      for (std::size_t u = 0; u < site_->config.usages.size(); ++u) {
        if (page.views.contains(UsageId{u}))
          site_->pages_.emplace(view_path(library, page, UsageId{u}).str(),
                                ServedPage{.page = index, .view = UsageId{u}});
      }
    }
  }

  const ServeSettings& settings_;
  const BuildOptions options_;
  const Disk& disk_;
  const ServedSite* earlier_;
  KeptFacts kept_;
  const WithEarlier& lock_earlier_;
  std::unique_ptr<ServedSite> site_ = std::make_unique<ServedSite>();
  Diagnostics findings_;
  ArticleHistories histories_;
};

ServedSite::~ServedSite() = default;
ServedSite::ServedSite() = default;

const Output* ServedSite::output(const std::string& path) const {
  if (const auto known = by_path_.find(path); known != by_path_.end()) return &outputs_[known->second];
  if (!path.starts_with(search_folder) || !frame_ || !frame_->has_search()) return nullptr;
  const std::lock_guard lock(search_mutex_);
  if (!search_index_) {
    search_index_ = std::make_unique<SearchIndex>(library, jobs_);
    search_ = search_index_->take_files();
    for (std::size_t i = 0; i < search_.size(); ++i) search_by_path_.emplace(search_[i].path.str(), i);
  }
  const auto known = search_by_path_.find(path);
  return known == search_by_path_.end() ? nullptr : &search_[known->second];
}

const ServedPage* ServedSite::page_at(const std::string& path) const {
  const auto known = pages_.find(path);
  return known == pages_.end() ? nullptr : &known->second;
}

std::unique_ptr<ServedSite> make_served_site(const ServeSettings& settings, const Disk& disk, const ServedSite* earlier,
                                             KeptFacts kept, const WithEarlier& lock_earlier) {
  return SiteMaker(settings, disk, earlier, kept, lock_earlier).make();
}

std::unique_ptr<ServedSite> check_served_site(const ServeSettings& settings, const Disk& disk,
                                              const ServedSite& earlier) {
  const WithEarlier alone = [](const std::function<void()>& read) { read(); };
  return SiteMaker(settings, disk, &earlier, {.pictures = true, .dates = true}, alone).check();
}

}  // namespace waymark
