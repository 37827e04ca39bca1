#pragma once
// What is the same for many pages, looked up once before pages are made in parallel. Constant afterwards.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "library/library.h"
#include "library/usages/chooser_index.h"
#include "library/usages/questions.h"
#include "render/here.h"
#include "render/history/article_histories.h"
#include "render/history/news.h"
#include "render/index/alphabetic_index.h"
#include "render/language_tag.h"
#include "render/pages/navigation_tree.h"
#include "source/change_dates.h"
#include "source/image_size.h"
#include "theme/page.h"
#include "theme/theme.h"

namespace waymark {

// What is known of files besides their text.
struct FileFacts {
  ChangeDates changes;     // as git knows them, where site.yml asks for that
  ImageSizes image_sizes;  // of SourceSet::assets()
};

class SiteFrame {
 public:
  SiteFrame(const Library& library, const Theme& theme, ArticleHistories histories, FileFacts facts = {});
  SiteFrame(const Library& library, const Theme& theme) : SiteFrame(library, theme, ArticleHistories(library, 1)) {}

  const Library& library() const { return library_; }
  const Config& config() const { return *library_.config; }
  const Theme& theme() const { return theme_; }
  const ArticleHistories& histories() const { return histories_; }
  const News& news() const { return news_; }

  std::size_t locale_count() const { return languages_.size(); }
  const PageLanguage& language(LocaleId locale) const { return languages_[locale.index()]; }
  std::string text(LocaleId locale, std::string_view key, const std::vector<std::string>& values = {}) const;
  std::string counted_text(LocaleId locale, std::string_view key, std::size_t count) const;
  const std::string& in_locale(const LocalizedText& text, LocaleId locale) const;

  // Editions that are a complete site: the current one of each locale, and with versions.pages: all those of every
  // version.
  const std::vector<Edition>& complete_editions() const { return editions_; }
  // The complete edition whose navigation and home page belong to a page of `edition`.
  Edition complete(Edition edition) const;
  // `view`: what a usage sees of it.
  const NavigationTree& navigation(Edition edition, std::optional<UsageId> view = {}) const;
  // Null for an edition that is no complete site, and where there are no usages.
  const ChooserIndex* choosers(Edition edition) const;
  SitePath home_path(Edition edition) const;
  // The home page of a usage's view.
  SitePath usage_path(UsageId usage, Edition edition) const;
  bool has_search() const { return !search_.empty(); }
  // "search.html" of a complete edition, or with a number where an article has that address.
  SitePath search_path(Edition edition) const { return search_.at(complete(edition)); }
  // The list of all articles from A to Z: of a site with a search, for those who cannot use it.
  const AlphabeticIndex& alphabetic_index(Edition edition) const { return indexes_.at(complete(edition)); }
  SitePath index_path(Edition edition, std::optional<UsageId> view, std::size_t number) const;
  const std::string& usage_label(UsageId usage, LocaleId reader) const;
  std::optional<UsageId> not_sure() const;  // the usage of who is not sure
  const std::vector<QuestionPlace>& questions() const { return questions_; }
  // Words for a link to the questions: "Not sure? Answer a few questions".
  std::string questions_text(LocaleId reader) const;

  // When the text was last changed: its own file or one it includes, else the day its author gave it.
  std::optional<Date> changed(VariantId variant) const;
  // Of a picture, by its index in SourceSet::assets(), where its file tells.
  std::optional<ImageSize> image_size(std::size_t asset) const;
  const std::string& date_text(LocaleId locale, Date date) const;
  // The version as readers of `locale` call it: its label in the source locale, elsewhere too unless its name is a
  // date.
  const std::string& version_text(LocaleId locale, VersionId version) const;
  std::string language_name(LocaleId language, LocaleId reader) const;

  // A page with all that does not depend on its kind: language, site, home, usages; in a view, what belongs to it.
  Page begin_page(Page::Layout layout, Edition edition, const Here& here) const;

 private:
  void write_dates_and_versions();
  void set_search(Edition edition, const Here& here, Page& page) const;
  void set_questions(LocaleId reader, const Here& here, Page& page) const;

  const Library& library_;
  const Theme& theme_;
  ArticleHistories histories_;
  FileFacts facts_;
  News news_;
  std::vector<PageLanguage> languages_;
  std::vector<Edition> editions_;
  std::map<std::pair<Edition, std::optional<UsageId>>, NavigationTree> navigation_;
  std::map<Edition, ChooserIndex> choosers_;
  std::map<Edition, AlphabeticIndex> indexes_;
  std::map<Edition, std::vector<std::string>> index_names_;  // of the pages of each, below the edition's folder
  std::map<Edition, SitePath> search_;                       // empty where the site has no search
  std::map<std::pair<LocaleId, Date>, std::string> dates_;
  std::vector<QuestionPlace> questions_;
  std::vector<std::vector<std::string>> versions_;        // [locale][version]
  std::vector<std::vector<std::string>> language_names_;  // [reader][language]
};

}  // namespace waymark
