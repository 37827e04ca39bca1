#include "library/usages/usage_scopes.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <unordered_map>

#include "base/text.h"
#include "library/links/anchors.h"
#include "library/pages/page_index.h"
#include "library/usages/chosen_places.h"
#include "library/usages/counterparts.h"

namespace waymark {
namespace {

UsageSet all_usages(const Config& config) { return UsageSet::first(config.usages.size()); }

// A set that holds every usage of the site says nothing.
UsageSet as_limit(const Config& config, UsageSet set) {
  return (all_usages(config) - set).empty() ? UsageSet::everybody() : set;
}

std::optional<UsageId> usage_with_id(const Config& config, std::string_view id) {
  const auto usage = std::ranges::find(config.usages, ascii_lower(trim(id)), &UsageConfig::id);
  if (usage == config.usages.end()) return std::nullopt;
  return UsageId{static_cast<std::size_t>(usage - config.usages.begin())};
}

std::vector<std::string> names_in(const FrontMatterField& field) {
  std::vector<std::string> names = field.items;
  if (!field.is_list) {
    for (const std::string_view name : split(field.value, ',')) names.emplace_back(trim(name));
  }
  return names;
}

struct EditionLimits {
  std::unordered_map<ArticleId, UsageSet> navigation;                                     // of whole articles
  std::unordered_map<ArticleId, UsageSet> chosen;                                         // of whole articles
  std::unordered_map<ArticleId, std::vector<std::pair<std::string, UsageSet>>> sections;  // by anchor
};

class ScopeFinder {
 public:
  ScopeFinder(const Library& library, Diagnostics& diagnostics)
      : library_(library), config_(*library.config), diagnostics_(diagnostics) {}

  std::vector<PageScopes> find() {
    read_front_matter();
    report_unknown(config_.navigation);
    std::map<Edition, EditionLimits> limits;
    std::vector<PageScopes> scopes;
    scopes.reserve(library_.pages.size());
    for (const ArticlePage& page : library_.pages) {
      auto found = limits.find(page.edition);
      if (found == limits.end()) found = limits.emplace(page.edition, limits_in(page.edition)).first;
      scopes.push_back(scopes_of(page, found->second));
      if (page.edition.version != library_.current_version()) continue;
      note_used(front_matter_[page.variant.index()]);
      for (const UsageSet set : scopes.back().scopes) note_used(set);
    }
    report_unused();
    return scopes;
  }

 private:
  void report_unknown(const std::vector<std::string>& names, SourceId source, Span span) {
    for (const std::string& name : names) {
      if (usage_with_id(config_, name)) continue;
      diagnostics_.push_back({.rule = Rule::usage_unknown,
                              .source = source,
                              .span = span,
                              .message = fmt::format("\"{}\" is the id of no usage", trim(name)),
                              .advice = fmt::format("Write one of {}", ids())});
    }
  }

  void report_unknown(const std::vector<NavigationNode>& nodes) {
    for (const NavigationNode& node : nodes) {
      report_unknown(node.usages, config_.source, node.usages_span);
      report_unknown(node.children);
    }
  }

  std::string ids() const {
    std::string list;
    for (const UsageConfig& usage : config_.usages) list += (list.empty() ? "\"" : ", \"") + usage.id + "\"";
    return list;
  }

  void read_front_matter() {
    front_matter_.reserve(library_.variants.size());
    for (const Variant& variant : library_.variants) {
      const FrontMatterField* field = variant.compiled.front_matter.find("usage");
      if (field == nullptr) {
        front_matter_.push_back(UsageSet::everybody());
        continue;
      }
      report_unknown(names_in(*field), variant.compiled.source, field->value_span);
      front_matter_.push_back(usages_in_front_matter(config_, variant.compiled));
    }
  }

  void note_used(UsageSet set) {
    if (!set.is_everybody()) used_.add(set);
  }

  void report_unused() {
    for (std::size_t i = 0; i < config_.usages.size(); ++i) {
      const UsageConfig& usage = config_.usages[i];
      // Who is not sure is shown what is for everybody.
      if (used_.contains(UsageId{i}) || usage.not_sure) continue;
      diagnostics_.push_back(
          {.rule = Rule::usage_unused,
           .source = config_.source,
           .span = usage.span,
           .message = fmt::format("Nothing in the site is for \"{}\"", usage.id),
           .advice =
               "Add a row for it to a chooser, a zone, or \"usage:\" to front matter, or take it out of site.yml"});
    }
  }

  EditionLimits limits_in(Edition edition) {
    EditionLimits limits;
    Edition complete = edition;
    if (config_.version_pages == VersionPages::archive) complete.version = library_.current_version();
    limit_by_navigation(library_.navigation_of(complete), limits);
    for (const auto& [article, set] : limits.navigation) note_used(set);
    for (const ChooserInForce& chooser : choosers_in_force(library_, edition)) {
      limit_by_chooser(chooser, limits);
      for (const ChosenRow& row : chooser.rows) {
        if (edition.version == library_.current_version()) used_.add(UsageSet::only(row.usage));
      }
    }
    return limits;
  }

  static void limit_by_navigation(const std::vector<NavigationEntry>& entries, EditionLimits& limits) {
    for (const NavigationEntry& entry : entries) {
      if (entry.article && entry.anchor.empty()) {
        // Listed twice, it is for the readers of both places.
        const auto [place, added] = limits.navigation.emplace(*entry.article, entry.usages);
        if (!added) place->second.add(entry.usages);
      }
      limit_by_navigation(entry.children, limits);
    }
  }

  // A chooser that leads everybody to one place limits nothing. Who has no row in it is sent nowhere, and sees all.
  void limit_by_chooser(const ChooserInForce& chooser, EditionLimits& limits) const {
    std::map<ChosenPlace, UsageSet> places;
    UsageSet asked;
    for (const ChosenRow& row : chooser.rows) {
      asked.add(UsageSet::only(row.usage));
      places[row.place].add(UsageSet::only(row.usage));
    }
    if (places.size() < 2) return;
    const UsageSet others = UsageSet::everybody() - asked;
    for (const auto& [place, usages] : places) {
      const UsageSet set = as_limit(config_, usages | others);
      if (place.anchor.empty()) {
        if (place.article == chooser.article) continue;
        const auto [known, added] = limits.chosen.emplace(place.article, set);
        if (!added) known->second.add(set);
      } else {
        limits.sections[place.article].emplace_back(place.anchor, set);
      }
    }
  }

  PageScopes scopes_of(const ArticlePage& page, const EditionLimits& limits) const {
    const Article& article = library_.article(page.variant);
    PageScopes made;
    for (const auto* by_article : {&limits.navigation, &limits.chosen}) {
      if (const auto found = by_article->find(page.article); found != by_article->end())
        made.whole = made.whole & found->second;
    }
    made.whole = made.whole & front_matter_[page.variant.index()];
    const std::map<std::uint32_t, UsageSet> tabs = usages_of_tabs(article);
    for (const Scope& scope : article.scopes) {
      const UsageSet around = scope.parent == no_index ? UsageSet::everybody() : made.scopes[scope.parent];
      UsageSet own = usages_named(config_, scope);
      // Who has no tab in the group is sent to none of them, and sees all.
      if (scope.kind == Scope::Kind::tab) own = as_limit(config_, own | (UsageSet::everybody() - tabs.at(scope.group)));
      made.scopes.push_back(around & own);
    }
    const auto chosen = limits.sections.find(page.article);
    const bool limited = chosen != limits.sections.end() || !made.scopes.empty() || !made.whole.is_everybody();
    if (!limited) return made;
    made.sections.assign(article.sections.size(), UsageSet::everybody());
    if (chosen != limits.sections.end()) limit_chosen(page.variant, chosen->second, made.sections);
    for (std::size_t i = 0; i < article.sections.size(); ++i) {
      const Section& section = article.sections[i];
      UsageSet& set = made.sections[i];
      set = set & (section.parent == no_index ? made.whole : made.sections[section.parent]);
      if (section.scope != no_index) set = set & made.scopes[section.scope];
    }
    const bool may_have_views = !page.archive || config_.version_pages == VersionPages::all;
    if (may_have_views) made.counterparts = find_counterparts(article, made.sections, config_.usages.size());
    return made;
  }

  std::map<std::uint32_t, UsageSet> usages_of_tabs(const Article& article) const {
    std::map<std::uint32_t, UsageSet> tabs;
    for (const Scope& scope : article.scopes) {
      if (scope.kind == Scope::Kind::tab) tabs[scope.group].add(usages_named(config_, scope));
    }
    return tabs;
  }

  void limit_chosen(VariantId variant, const std::vector<std::pair<std::string, UsageSet>>& chosen,
                    std::vector<UsageSet>& sections) const {
    const Article& article = library_.article(variant);
    const std::vector<bool> holds_chooser = holders_of_choosers(variant);
    std::map<SectionIndex, UsageSet> limits;
    for (const auto& [anchor, set] : chosen) {
      const auto section = section_with(article, library_.index.anchors[variant.index()], anchor);
      if (!section || *section == 0 || holds_chooser[*section]) continue;
      const auto [known, added] = limits.emplace(*section, set);
      if (!added) known->second.add(set);
    }
    // What holds the target of another row holds for its readers, too.
    for (const auto& [section, set] : limits) {
      for (SectionIndex above = article.sections[section].parent; above != no_index;
           above = article.sections[above].parent) {
        if (const auto holder = limits.find(above); holder != limits.end()) holder->second.add(set);
      }
    }
    for (const auto& [section, set] : limits) sections[section] = as_limit(config_, set);
  }

  // The sections that choosers of the text stand in: where everybody chooses is for everybody.
  std::vector<bool> holders_of_choosers(VariantId variant) const {
    const Article& article = library_.article(variant);
    std::vector<bool> holds(article.sections.size(), false);
    for (const Chooser& chooser : std::ranges::equal_range(library_.choosers, variant, {}, &Chooser::variant)) {
      for (SectionIndex at = article.link_tables[chooser.table].section; at != no_index && !holds[at];
           at = article.sections[at].parent)
        holds[at] = true;
    }
    return holds;
  }

  const Library& library_;
  const Config& config_;
  Diagnostics& diagnostics_;
  std::vector<UsageSet> front_matter_;  // by variant
  UsageSet used_;                       // those that anything is for
};

// The page on which the text stands as its own: a borrowed section's is the source locale's.
const PageScopes* scopes_of_text(const Library& library, const ArticlePage& page, VariantId text) {
  if (library.page_scopes.empty()) return nullptr;
  const auto own = text == page.variant
                       ? library.page_of(page.article, page.edition)
                       : page_showing(library, text, {library.variant(text).locale, page.edition.version});
  if (!own || library.pages[*own].variant != text) return nullptr;
  return &library.page_scopes[*own];
}

}  // namespace

UsageSet usages_with_ids(const Config& config, const std::vector<std::string>& ids) {
  UsageSet set;
  for (const std::string& id : ids) {
    if (const auto usage = usage_with_id(config, id)) set.add(UsageSet::only(*usage));
  }
  return set.empty() ? UsageSet::everybody() : as_limit(config, set);
}

UsageSet usages_in_front_matter(const Config& config, const Article& article) {
  const FrontMatterField* field = article.front_matter.find("usage");
  return field == nullptr ? UsageSet::everybody() : usages_with_ids(config, names_in(*field));
}

UsageSet usages_with_pivot(const Config& config, std::string_view name) {
  UsageSet set;
  for (std::size_t i = 0; i < config.usages.size(); ++i) {
    const std::vector<std::string>& pivots = config.usages[i].pivots;
    if (std::ranges::find(pivots, name) != pivots.end()) set.add(UsageSet::only(UsageId{i}));
  }
  return set;
}

UsageSet usages_named(const Config& config, const Scope& scope) {
  UsageSet set;
  std::size_t known = 0;
  for (const std::string& name : scope.names) {
    const UsageSet own = usages_with_pivot(config, name);
    set.add(own);
    known += own.empty() ? 0 : 1;
  }
  if (set.empty() || (scope.kind == Scope::Kind::tab && known < scope.names.size())) return UsageSet::everybody();
  return as_limit(config, set);
}

UsageSet usages_of_page(const Library& library, const ArticlePage& page) {
  const PageScopes* scopes = scopes_of_text(library, page, page.variant);
  return scopes == nullptr ? UsageSet::everybody() : scopes->whole;
}

UsageSet anchor_usages(const Library& library, const ArticlePage& page, std::string_view anchor) {
  if (anchor.empty()) return UsageSet::everybody();
  const PageScopes* scopes = scopes_of_text(library, page, page.variant);
  if (scopes == nullptr || scopes->sections.empty()) return UsageSet::everybody();
  const Article& article = library.article(page.variant);
  const Anchor* found = anchor_with(article, library.index.anchors[page.variant.index()], anchor);
  if (found == nullptr) return UsageSet::everybody();
  UsageSet set = scopes->sections[found->section];
  if (found->scope != no_index) set = set & scopes->scopes[found->scope];
  return set;
}

bool anchor_shown(const Library& library, const ArticlePage& page, std::string_view anchor, UsageId usage) {
  if (anchor_usages(library, page, anchor).contains(usage)) return true;
  const Article& article = library.article(page.variant);
  const auto section = section_with(article, library.index.anchors[page.variant.index()], anchor);
  return section && section_shown_instead(library, page, {page.variant, *section}, usage);
}

std::string anchor_for(const Library& library, const ArticlePage& page, std::string_view anchor, UsageSet readers) {
  const PageScopes* scopes = scopes_of_text(library, page, page.variant);
  if (anchor.empty() || readers.is_everybody() || scopes == nullptr || scopes->counterparts.empty())
    return std::string(anchor);
  const Article& article = library.article(page.variant);
  const auto section = section_with(article, library.index.anchors[page.variant.index()], anchor);
  if (!section || !(scopes->sections[*section] & readers).empty()) return std::string(anchor);
  std::optional<SectionIndex> theirs;
  for (std::size_t i = 0; i < library.config->usages.size(); ++i) {
    if (!readers.contains(UsageId{i})) continue;
    const auto shown = counterpart_of(*scopes, *section, UsageId{i});
    if (!shown || (theirs && theirs != shown)) return std::string(anchor);
    theirs = shown;
  }
  return theirs ? article.sections[*theirs].anchor : std::string(anchor);
}

std::optional<SectionIndex> section_shown_instead(const Library& library, const ArticlePage& page, SectionId section,
                                                  UsageId usage) {
  const PageScopes* scopes = scopes_of_text(library, page, section.variant);
  return scopes == nullptr ? std::nullopt : counterpart_of(*scopes, section.section, usage);
}

UsageSet section_usages(const Library& library, const ArticlePage& page, SectionId section) {
  const PageScopes* scopes = scopes_of_text(library, page, section.variant);
  if (scopes == nullptr) return UsageSet::everybody();
  return scopes->sections.empty() ? scopes->whole : scopes->sections[section.section];
}

UsageSet scope_usages(const Library& library, const ArticlePage& page, VariantId text, ScopeIndex scope) {
  const PageScopes* scopes = scopes_of_text(library, page, text);
  return scopes == nullptr ? UsageSet::everybody() : scopes->scopes[scope];
}

void find_scopes(Library& library, Diagnostics& diagnostics) {
  if (library.config->usages.empty()) return;
  library.page_scopes = ScopeFinder(library, diagnostics).find();
}

}  // namespace waymark
