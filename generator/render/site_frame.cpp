#include "render/site_frame.h"

#include <algorithm>

#include "base/failure.h"
#include "library/pages/page_addresses.h"
#include "render/dates.h"
#include "render/free_addresses.h"

namespace waymark {
namespace {

SitePath path_of(const std::string& text) {
  const auto path = SitePath::from(text);
  check(path.has_value(), "addresses made from names are paths inside the site");
  return *path;
}

}  // namespace

SiteFrame::SiteFrame(const Library& library, const Theme& theme, ArticleHistories histories, FileFacts facts)
    : library_(library),
      theme_(theme),
      histories_(std::move(histories)),
      facts_(std::move(facts)),
      news_(library),
      questions_(question_places(*library.config)) {
  const bool all = config().version_pages == VersionPages::all;
  for (std::size_t locale = 0; locale < library.locale_count(); ++locale) {
    languages_.push_back(page_language(library, LocaleId{locale}));
    const std::size_t oldest = all ? 0 : library.version_count() - 1;
    for (std::size_t version = library.version_count(); version-- > oldest;)
      editions_.push_back({LocaleId{locale}, VersionId{version}});
  }
  for (const Edition edition : editions_) {
    navigation_.try_emplace({edition, std::nullopt}, library, edition);
    if (!config().usages.empty()) choosers_.try_emplace(edition, library, edition);
    for (std::size_t usage = 0; usage < config().usages.size(); ++usage)
      navigation_.try_emplace({edition, UsageId{usage}}, library, edition, UsageId{usage});
  }
  if (config().search.on) {
    std::unordered_set<std::string> taken = taken_addresses(library);
    for (const Edition edition : editions_) {
      const std::string folder = edition_folder(library, edition);
      search_.emplace(edition, free_address(folder + "search", taken));
      const auto index = indexes_.try_emplace(edition, library, edition, language(edition.locale).tag).first;
      std::vector<std::string>& names = index_names_[edition];
      while (names.size() < index->second.most_pages())
        names.push_back(free_address(folder + "a-z", taken).str().substr(folder.size()));
    }
  }
  write_dates_and_versions();
}

void SiteFrame::write_dates_and_versions() {
  for (std::size_t locale = 0; locale < locale_count(); ++locale) {
    const LocaleId id{locale};
    const DateWriter writer(language(id).tag);
    for (const ArticlePage& page : library_.pages) {
      const auto date = changed(page.variant);
      if (!date || page.edition.locale != id) continue;
      const auto [place, added] = dates_.try_emplace({id, *date});
      if (added) place->second = writer.long_date(*date);
    }
    std::vector<std::string>& versions = versions_.emplace_back();
    for (std::size_t version = 0; version < library_.version_count(); ++version) {
      const std::string& name = library_.version_name(VersionId{version});
      std::string label = version < config().versions.size() ? config().versions[version].label : name;
      const bool is_translation = id != config().source_locale;
      if (label.empty() || label == name || is_translation) {
        if (std::string words = writer.version_in_words(name); !words.empty()) label = std::move(words);
      }
      versions.push_back(label.empty() ? name : std::move(label));
    }
    std::vector<std::string>& names = language_names_.emplace_back();
    // Names stand inside sentences of the theme, so they are in the language of those.
    const std::string reader = theme_.text_locale(language(id).tag);
    for (const PageLanguage& other : languages_) names.push_back(waymark::language_name(other.tag, reader));
  }
}

std::string SiteFrame::text(LocaleId locale, std::string_view key, const std::vector<std::string>& values) const {
  return theme_.text(language(locale).tag, key, values);
}

std::string SiteFrame::counted_text(LocaleId locale, std::string_view key, std::size_t count) const {
  return theme_.counted_text(language(locale).tag, key, count);
}

const std::string& SiteFrame::in_locale(const LocalizedText& text, LocaleId locale) const {
  return text.in(language(locale).tag, language(config().source_locale).tag);
}

Edition SiteFrame::complete(Edition edition) const {
  if (config().version_pages == VersionPages::archive) edition.version = library_.current_version();
  return edition;
}

const NavigationTree& SiteFrame::navigation(Edition edition, std::optional<UsageId> view) const {
  return navigation_.at({complete(edition), view});
}

const ChooserIndex* SiteFrame::choosers(Edition edition) const {
  const auto found = choosers_.find(edition);
  return found == choosers_.end() ? nullptr : &found->second;
}

SitePath SiteFrame::home_path(Edition edition) const {
  return path_of(edition_folder(library_, complete(edition)) + "index.html");
}

SitePath SiteFrame::usage_path(UsageId usage, Edition edition) const {
  return path_of(edition_folder(library_, complete(edition)) + "for/" + config().usages[usage.index()].id +
                 "/index.html");
}

SitePath SiteFrame::index_path(Edition edition, std::optional<UsageId> view, std::size_t number) const {
  const std::string folder = view ? "for/" + config().usages[view->index()].id + "/" : std::string();
  return path_of(edition_folder(library_, complete(edition)) + folder + index_names_.at(complete(edition))[number]);
}

const std::string& SiteFrame::usage_label(UsageId usage, LocaleId reader) const {
  const UsageConfig& own = config().usages[usage.index()];
  const std::string& label = in_locale(own.label, reader);
  return label.empty() ? own.id : label;
}

std::optional<UsageId> SiteFrame::not_sure() const {
  if (config().usages.empty() || !config().usages.back().not_sure) return std::nullopt;
  return UsageId{config().usages.size() - 1};
}

std::string SiteFrame::questions_text(LocaleId reader) const {
  return counted_text(reader, "usage.ask", questions_.front().most);
}

std::optional<Date> SiteFrame::changed(VariantId variant) const {
  const Article& article = library_.article(variant);
  if (config().changed_from == ChangedFrom::none) return std::nullopt;
  std::optional<Date> newest;
  const auto count_in = [&](SourceId source) {
    const auto found = facts_.changes.find(library_.sources->file(source).path);
    if (found != facts_.changes.end()) newest = std::max(newest, std::optional(found->second));
  };
  if (!facts_.changes.empty()) {
    count_in(article.source);
    std::ranges::for_each(article.includes, count_in);
  }
  return newest ? newest : article.front_matter.date;
}

std::optional<ImageSize> SiteFrame::image_size(std::size_t asset) const {
  return asset < facts_.image_sizes.size() ? facts_.image_sizes[asset] : std::nullopt;
}

const std::string& SiteFrame::date_text(LocaleId locale, Date date) const { return dates_.at({locale, date}); }

const std::string& SiteFrame::version_text(LocaleId locale, VersionId version) const {
  return versions_[locale.index()][version.index()];
}

std::string SiteFrame::language_name(LocaleId language, LocaleId reader) const {
  return language_names_[reader.index()][language.index()];
}

Page SiteFrame::begin_page(Page::Layout layout, Edition edition, const Here& here) const {
  const PageLanguage& own = language(edition.locale);
  Page page;
  page.layout = layout;
  page.path = here.path();
  page.locale = own.tag;
  page.lang = own.lang;
  page.dir = own.dir;
  page.site_title = in_locale(config().title, edition.locale);
  page.home_url = here.to(here.view() ? usage_path(*here.view(), edition) : home_path(edition));
  page.root_url = here.root();
  page.with_integrity = config().integrity;
  page.og_url = absolute_url(config(), here.path());
  if (has_search()) set_search(edition, here, page);
  if (histories_.has_whats_new()) page.whats_new_url = here.to(histories_.whats_new_path(complete(edition)));
  if (!config().usages.empty()) {
    page.usage_question = in_locale(config().usage_question, edition.locale);
    if (page.usage_question.empty()) page.usage_question = text(edition.locale, "usage.question");
  }
  for (std::size_t i = 0; i < config().usages.size(); ++i) {
    const UsageConfig& one = config().usages[i];
    page.usages.push_back({.id = one.id,
                           .label = usage_label(UsageId{i}, edition.locale),
                           .description = in_locale(one.description, edition.locale),
                           .url = here.to(usage_path(UsageId{i}, edition)),
                           .current = here.view() == UsageId{i}});
  }
  if (!questions_.empty()) set_questions(edition.locale, here, page);
  return page;
}

void SiteFrame::set_search(Edition edition, const Here& here, Page& page) const {
  const Edition searched = complete(edition);
  page.index_url = here.to(index_path(searched, here.view(), 0));
  page.search_url = here.to(search_path(searched));
  page.search_data_url = page.root_url + index_folder(library_, searched);
}

void SiteFrame::set_questions(LocaleId reader, const Here& here, Page& page) const {
  page.questions_url = here.to(question_path(library_, 0, reader));
  page.questions_text = questions_text(reader);
  page.not_sure_label = text(reader, "usage.not_sure");
  if (!not_sure()) return;
  PageUsage& usage = page.usages.back();
  page.not_sure_label = usage.label;
  if (usage.current) return;
  usage.url = page.questions_url;
  usage.asks = true;
}

}  // namespace waymark
