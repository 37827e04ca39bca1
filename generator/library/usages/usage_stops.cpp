#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "library/links/anchors.h"
#include "library/navigation/check_navigation.h"
#include "library/navigation/navigation.h"
#include "library/usages/chosen_places.h"
#include "library/usages/usages.h"

namespace waymark {

namespace {

// What the choosers of one edition say.
struct EditionChoosers {
  std::map<ArticleId, std::map<UsageId, std::vector<ChosenPlace>>>
      rows;                                           // by the article a chooser stands in, some twice
  std::map<ArticleId, std::set<UsageId>> chosen_for;  // whole other articles that rows lead to
};

void articles_in_order(const std::vector<NavigationEntry>& entries, std::vector<ArticleId>& order) {
  for (const NavigationEntry& entry : entries) {
    if (entry.article) order.push_back(*entry.article);
    articles_in_order(entry.children, order);
  }
}

class StopFinder {
 public:
  StopFinder(const Library& library, Edition edition) : library_(library), edition_(edition) {
    read_choosers();
    articles_in_order(library.navigation_of(edition), order_);
    for (std::size_t i = 0; i < library.articles.size(); ++i)
      order_.push_back(ArticleId{i});  // what no navigation names, by name
  }

  std::vector<UsageStop> stops_of(UsageId usage) const {
    std::vector<UsageStop> stops;
    std::set<ChosenPlace> listed;
    std::set<ArticleId> seen;
    const auto add = [&](const ChosenPlace& place, bool chosen) {
      if (!listed.insert(place).second) return;
      stops.push_back({.article = place.article, .anchor = place.anchor, .title = title_of(place), .chosen = chosen});
    };
    for (const ArticleId article : order_) {
      if (!seen.insert(article).second || !is_listed(article) || !is_for(article, usage)) continue;
      if (const auto chooser = choosers_.rows.find(article); chooser != choosers_.rows.end()) {
        if (const auto places = chooser->second.find(usage); places != chooser->second.end()) {
          for (const ChosenPlace& place : places->second) add(place, true);
          continue;
        }
      }
      // Where a row leads is listed with its chooser, for the usages it is meant for.
      if (!choosers_.chosen_for.contains(article)) add({.article = article, .anchor = ""}, false);
    }
    return stops;
  }

 private:
  void read_choosers() {
    for (const ChooserInForce& chooser : choosers_in_force(library_, edition_)) {
      for (const ChosenRow& row : chooser.rows) {
        choosers_.rows[chooser.article][row.usage].push_back(row.place);
        if (row.place.article != chooser.article) choosers_.chosen_for[row.place.article].insert(row.usage);
      }
    }
  }

  bool is_listed(ArticleId article) const {
    const std::optional<InForce> in_force = library_.in_force(article, edition_);
    if (!in_force || library_.entry(article).name == library_.config->home) return false;
    return library_.article(in_force->variant).front_matter.redirect_url.empty();
  }

  // Of an article of which nothing is left for the usage there is no page in its view.
  bool is_for(ArticleId article, UsageId usage) const {
    const auto page = library_.page_of(article, edition_);
    if (!page || !library_.page_scopes[*page].whole.contains(usage)) return !page;
    return library_.config->usage_pages == UsagePages::scoped || library_.pages[*page].views.contains(usage);
  }

  std::string title_of(const ChosenPlace& place) const {
    const std::optional<InForce> in_force = library_.in_force(place.article, edition_);
    if (!in_force) return library_.entry(place.article).name;
    const Article& article = library_.article(in_force->variant);
    const auto section = section_with(article, library_.index.anchors[in_force->variant.index()], place.anchor);
    if (section && !article.sections[*section].title.empty()) return article.sections[*section].title;
    return navigation_title(library_, in_force->variant);
  }

  const Library& library_;
  Edition edition_;
  EditionChoosers choosers_;
  std::vector<ArticleId> order_;
};

}  // namespace

void find_usage_stops(Library& library) {
  const std::size_t usages = library.config->usages.size();
  library.usage_stops.assign(usages, std::vector<std::vector<UsageStop>>(library.navigation.size()));
  if (usages == 0) return;
  const bool all = library.config->version_pages == VersionPages::all;
  for (std::size_t locale = 0; locale < library.locale_count(); ++locale) {
    for (std::size_t version = all ? 0 : library.version_count() - 1; version < library.version_count(); ++version) {
      const Edition edition{LocaleId{locale}, VersionId{version}};
      const StopFinder finder(library, edition);
      for (std::size_t usage = 0; usage < usages; ++usage)
        library.usage_stops[usage][navigation_index(*library.config, edition)] = finder.stops_of(UsageId{usage});
    }
  }
}

}  // namespace waymark
