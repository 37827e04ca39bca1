#include "search/search_units.h"

#include <algorithm>
#include <set>
#include <utility>

#include "library/pages/page_addresses.h"
#include "library/pages/page_sections.h"
#include "library/usages/piece_readers.h"
#include "library/usages/usage_scopes.h"

namespace waymark {
namespace {

// Does the article begin with a heading of level 1, which is then its title?
bool begins_with_title(const Library& library, const std::vector<ShownSection>& shown) {
  for (const ShownSection& one : shown) {
    const Section& section = library.article(one.id.variant).sections[one.id.section];
    if (section.level > 0 && section.in_outline) return section.level == 1 && !one.borrowed;
  }
  return false;
}

class UnitMaker {
 public:
  UnitMaker(const Library& library, PageIndex page)
      : library_(library), page_(library.pages[page]), all_(UsageSet::first(library.config->usages.size())) {
    if (!library.page_scopes.empty()) scopes_ = &library.page_scopes[page];
  }

  std::vector<SearchUnit> make() {
    const std::vector<ShownSection> shown = shown_sections(library_, page_);
    units_.push_back({.texts = {}, .heading = {}, .readers = scopes_ == nullptr ? all_ : all_ & scopes_->whole});
    bool title_to_come = begins_with_title(library_, shown);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> around;  // level and unit of what is open
    for (const ShownSection& one : shown) {
      const Section& section = library_.article(one.id.variant).sections[one.id.section];
      const bool title = title_to_come && section.level > 0 && section.in_outline;
      if (section.level == 0 || title) {
        units_.front().texts.push_back(one.id);
        title_to_come = title_to_come && !title;
        continue;
      }
      if (!section.in_outline) continue;
      const std::uint32_t level = one.level > 0 ? one.level : section.level;
      while (!around.empty() && around.back().first >= level) around.pop_back();
      const std::uint32_t above = around.empty() ? 0 : around.back().second;
      around.emplace_back(level, static_cast<std::uint32_t>(units_.size()));
      units_.push_back({.texts = {one.id},
                        .heading = one.id,
                        .above = above,
                        .depth = static_cast<std::uint32_t>(around.size()),
                        .readers = readers_of(one)});
    }
    return std::move(units_);
  }

 private:
  // A section that says something to some of its readers only is for these.
  UsageSet readers_of(const ShownSection& shown) const {
    if (scopes_ == nullptr) return all_;
    if (shown.borrowed) return all_ & section_usages(library_, page_, shown.id);
    if (scopes_->sections.empty()) return all_ & scopes_->whole;
    const Article& article = library_.article(shown.id.variant);
    const UsageSet around = scopes_->sections[shown.id.section];
    const UsageSet readers =
        readers_of_words(article.sections[shown.id.section], article.pieces[shown.id.section], around, scopes_->scopes);
    return all_ & (readers.empty() ? around : readers);
  }

  const Library& library_;
  const ArticlePage& page_;
  UsageSet all_;
  const PageScopes* scopes_ = nullptr;
  std::vector<SearchUnit> units_;
};

}  // namespace

std::vector<SearchUnit> search_units(const Library& library, PageIndex page) { return UnitMaker(library, page).make(); }

std::string search_language(const Library& library, LocaleId locale) {
  return locale.index() < library.config->locales.size() ? library.config->locale(locale).tag : "en";
}

std::vector<SearchEdition> search_editions(const Library& library) {
  const bool all = library.config->version_pages == VersionPages::all;
  std::vector<SearchEdition> editions;
  // By place of the edition below: [locale][version, the current one first], or [locale][current, older].
  const std::size_t each = all ? library.version_count() : 2;
  for (std::size_t i = 0; i < library.locale_count() * each; ++i) {
    const LocaleId locale{i / each};
    const std::size_t back = all ? i % each : 0;
    SearchEdition one{.edition = {locale, VersionId{library.version_count() - 1 - back}},
                      .older = !all && i % each == 1,
                      .folder = {},
                      .pages = {}};
    one.folder = index_folder(library, one.edition);
    if (one.older) one.folder += "older/";
    editions.push_back(std::move(one));
  }
  for (PageIndex i = 0; i < library.pages.size(); ++i) {
    const ArticlePage& page = library.pages[i];
    const std::size_t back = library.version_count() - 1 - page.edition.version.index();
    const std::size_t place = all ? back : (page.archive ? 1 : 0);
    editions[page.edition.locale.index() * each + place].pages.push_back(i);
  }
  std::erase_if(editions, [](const SearchEdition& one) { return one.pages.empty(); });
  return editions;
}

std::vector<std::string> languages_of(const Library& library, const SearchEdition& edition) {
  std::vector<std::string> languages = {search_language(library, edition.edition.locale)};
  std::set<LocaleId> others;
  for (const PageIndex page : edition.pages) others.insert(library.variant(library.pages[page].variant).locale);
  others.erase(edition.edition.locale);
  for (const LocaleId locale : others) languages.push_back(search_language(library, locale));
  return languages;
}

}  // namespace waymark
