#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

#include "base/text.h"
#include "library/check_navigation.h"
#include "library/usages.h"

namespace waymark {

namespace {

// A place in the help: an article, or the section at an anchor of it.
struct Place {
  ArticleId article;
  std::string anchor;
  friend auto operator<=>(const Place&, const Place&) = default;
};

// What the choosers of one edition say.
struct EditionChoosers {
  std::map<ArticleId, std::map<UsageId, std::vector<Place>>> rows;  // by the article a chooser stands in
  std::map<ArticleId, std::set<UsageId>> chosen_for;                // whole other articles that rows lead to
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
    std::set<Place> listed;
    std::set<ArticleId> seen;
    const auto add = [&](const Place& place, bool chosen) {
      if (!listed.insert(place).second) return;
      stops.push_back({.article = place.article, .anchor = place.anchor, .title = title_of(place), .chosen = chosen});
    };
    for (const ArticleId article : order_) {
      if (!seen.insert(article).second || !is_listed(article)) continue;
      if (const auto chooser = choosers_.rows.find(article); chooser != choosers_.rows.end()) {
        if (const auto places = chooser->second.find(usage); places != chooser->second.end()) {
          for (const Place& place : places->second) add(place, true);
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
    for (const Chooser& chooser : library_.choosers) {
      const ArticleId article = library_.variant(chooser.variant).article;
      const std::optional<InForce> in_force = library_.in_force(article, edition_);
      if (!in_force || in_force->variant != chooser.variant) continue;
      const LinkTable& table = library_.article(chooser.variant).link_tables[chooser.table];
      for (const Chooser::Row& row : chooser.rows) {
        const Place place = place_of(chooser.variant, article, table.rows[row.row]);
        std::vector<Place>& places = choosers_.rows[article][row.usage];
        if (std::ranges::find(places, place) == places.end()) places.push_back(place);
        if (place.article != article) choosers_.chosen_for[place.article].insert(row.usage);
      }
    }
  }

  // Where a row leads: its first link into the site, be it in the description; else the chooser's own article, which
  // says where to go.
  Place place_of(VariantId variant, ArticleId article, const LinkTable::Row& row) const {
    const std::vector<Reference>& references = library_.article(variant).references;
    if (row.reference != no_index) {
      if (const std::optional<Place> place = page_place(variant, row.reference)) return *place;
      const SourceId source = references[row.reference].source;
      for (std::size_t i = 0; i < references.size(); ++i) {
        const Reference& reference = references[i];
        if (reference.source != source || reference.span.begin < row.span.begin || reference.span.end > row.span.end)
          continue;
        if (const std::optional<Place> place = page_place(variant, static_cast<ReferenceIndex>(i))) return *place;
      }
    }
    return {.article = article, .anchor = ""};
  }

  std::optional<Place> page_place(VariantId variant, ReferenceIndex reference) const {
    const Target target = library_.resolve(variant, reference, edition_);
    if (target.kind != Target::Kind::page) return std::nullopt;
    return Place{.article = library_.pages[target.page].article, .anchor = target.anchor};
  }

  bool is_listed(ArticleId article) const {
    const std::optional<InForce> in_force = library_.in_force(article, edition_);
    if (!in_force || library_.entry(article).name == library_.config->home) return false;
    return library_.article(in_force->variant).front_matter.redirect_url.empty();
  }

  std::string title_of(const Place& place) const {
    const std::optional<InForce> in_force = library_.in_force(place.article, edition_);
    if (!in_force) return library_.entry(place.article).name;
    const Article& article = library_.article(in_force->variant);
    if (!place.anchor.empty()) {
      for (const Anchor& anchor : article.anchors) {
        if (anchor.id != place.anchor || anchor.section >= article.sections.size()) continue;
        if (const std::string& title = article.sections[anchor.section].title; !title.empty()) return title;
      }
    }
    return navigation_title(library_, in_force->variant);
  }

  const Library& library_;
  Edition edition_;
  EditionChoosers choosers_;
  std::vector<ArticleId> order_;
};

}  // namespace

void find_usage_stops(Library& library, Diagnostics& diagnostics) {
  const std::vector<UsageConfig>& usages = library.config->usages;
  library.usage_stops.assign(usages.size(), std::vector<std::vector<UsageStop>>(library.locale_count()));
  std::vector<bool> used(usages.size(), false);
  for (std::size_t locale = 0; locale < library.locale_count() && !usages.empty(); ++locale) {
    const StopFinder finder(library, {LocaleId{locale}, library.current_version()});
    for (std::size_t usage = 0; usage < usages.size(); ++usage) {
      std::vector<UsageStop> stops = finder.stops_of(UsageId{usage});
      used[usage] = used[usage] || std::ranges::any_of(stops, &UsageStop::chosen);
      library.usage_stops[usage][locale] = std::move(stops);
    }
  }
  for (std::size_t usage = 0; usage < usages.size(); ++usage) {
    if (used[usage]) continue;
    diagnostics.push_back(
        {.rule = Rule::usage_unused,
         .source = library.config->source,
         .span = usages[usage].span,
         .message = fmt::format("no chooser of the current version leads anywhere for \"{}\"", usages[usage].id),
         .advice = "add a row for it to a chooser, or add the words of an existing row to its words"});
  }
}

}  // namespace waymark
