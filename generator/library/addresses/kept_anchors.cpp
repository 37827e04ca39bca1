#include "library/addresses/kept_anchors.h"

#include <algorithm>
#include <optional>
#include <ranges>
#include <span>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "library/addresses/old_anchors.h"

namespace waymark {
namespace {

// Ids of the page's own furniture begin so; they are the theme's.
constexpr std::string_view theme_prefix = "page.";
// Ids of footnotes begin so; they are no anchors of the article, yet stand on the page.
constexpr std::string_view footnote_prefix = "fn";

// Where every version is a complete site, the anchors of all versions before it come to each page: that grows with the
// square of the number of versions, so superseded pages keep no more than this. Current pages keep all.
constexpr std::size_t most_on_superseded_page = 2000;
// More steps from a removed section to the one that has its matter now, or from an article to its successor, are a
// circle.
constexpr int most_steps = 8;
// Of several sections that have the matter now, so many are asked; with most_steps it bounds what one anchor costs.
constexpr std::size_t most_ways = 2;
// One entry each for more removed sections than anybody reads would bury the page; the rest lead to the last entry.
constexpr std::size_t most_entries = 500;

std::string_view id_of(const Library& library, const OldAnchor& old) {
  return library.article(old.variant).anchors[old.anchor].id;
}

// Every id that leads to a section shown, with the place of the section in `sections.shown`.
std::unordered_map<std::string_view, std::size_t> ids_shown(const Library& library, const PageSections& sections) {
  std::unordered_map<std::string_view, std::size_t> ids;
  std::unordered_map<std::uint64_t, std::size_t> shown;
  std::vector<VariantId> texts;
  const auto key = [](VariantId variant, SectionIndex section) {
    return std::uint64_t{variant.value} << 32 | std::uint64_t{section};
  };
  for (std::size_t i = 0; i < sections.shown.size(); ++i) {
    const SectionId id = sections.shown[i].id;
    shown.emplace(key(id.variant, id.section), i);
    if (std::ranges::find(texts, id.variant) == texts.end()) texts.push_back(id.variant);
  }
  for (const VariantId text : texts) {
    const Article& article = library.article(text);
    for (const Anchor& anchor : article.anchors) {
      const auto place = shown.find(key(text, section_around(article, anchor.section)));
      if (place != shown.end()) ids.emplace(anchor.id, place->second);
    }
  }
  for (std::size_t i = 0; i < sections.shown.size(); ++i) {
    for (const std::string& id : sections.shown[i].kept_anchors) ids.emplace(id, i);
  }
  return ids;
}

class AnchorKeeper {
 public:
  AnchorKeeper(const Library& library, const ArticlePage& page, PageSections& sections)
      : library_(library),
        page_(page),
        version_(page.edition.version),
        own_locale_(library.variant(page.variant).locale),
        source_locale_(library.config->source_locale),
        sections_(sections),
        begun_(sections),
        ids_(ids_shown(library, begun_)) {}

  void keep() {
    find_shown_histories();
    keep_of(page_.article, own_locale_);
    if (own_locale_ != source_locale_) keep_of(page_.article, source_locale_);
    for (const ArticleId merged : merged_articles()) {
      keep_of(merged, own_locale_);
      if (own_locale_ != source_locale_) keep_of(merged, source_locale_);
    }
    revive();
  }

 private:
  // The section that shows each history, for all that have one.
  void find_shown_histories() {
    for (std::size_t i = 0; i < sections_.shown.size(); ++i) {
      const SectionId id = sections_.shown[i].id;
      note(library_.history_of[id.variant.index()][id.section], i);
    }
    if (own_locale_ == source_locale_) return;
    // A translation has the source's sections under the same ids.
    for (const OldAnchor& old : anchors_of(page_.article, source_locale_)) {
      const auto own = ids_.find(id_of(library_, old));
      if (own != ids_.end()) note(old.history, own->second);
    }
  }

  void note(HistoryIndex history, std::size_t place) {
    if (history < library_.histories.size()) shown_.try_emplace(history, place);
  }

  std::span<const OldAnchor> anchors_of(ArticleId article, LocaleId locale) const {
    const std::vector<OldAnchor>& all = library_.old_anchors[article.index()];
    const auto found = std::ranges::equal_range(
        all, locale, {}, [&](const OldAnchor& old) { return library_.variant(old.variant).locale; });
    return {found.begin(), found.end()};
  }

  // Articles that became part of this one, each once, those before them included.
  std::vector<ArticleId> merged_articles() const {
    std::vector<ArticleId> all;
    std::unordered_set<ArticleId> seen{page_.article};
    std::vector<ArticleId> level{page_.article};
    for (int step = 0; step < most_steps && !level.empty(); ++step) {
      std::vector<ArticleId> next;
      for (const ArticleId into : level) {
        for (const ArticleId merged : library_.merged_into[into.index()]) {
          if (*library_.entry(merged).retired > version_ || !seen.insert(merged).second) continue;
          next.push_back(merged);
        }
      }
      all.insert(all.end(), next.begin(), next.end());
      level = std::move(next);
    }
    return all;
  }

  void keep_of(ArticleId article, LocaleId locale) {
    std::vector<const OldAnchor*> wanted;
    for (const OldAnchor& old : anchors_of(article, locale)) {
      if (old.since <= version_ && is_free(id_of(library_, old))) wanted.push_back(&old);
    }
    // Where an id named several sections, the latest one has it.
    std::ranges::stable_sort(wanted, std::ranges::greater(), [&](const OldAnchor* old) {
      return std::min(library_.variant(old->variant).version, version_);
    });
    for (const OldAnchor* old : wanted) {
      if (page_.archive && kept_ == most_on_superseded_page) return;
      keep_one(*old);
    }
  }

  void keep_one(const OldAnchor& old) {
    const std::string_view id = id_of(library_, old);
    const auto [own, added_id] = ids_.emplace(id, 0);
    if (!added_id) return;
    ++kept_;
    if (const auto place = place_of(old.history, id)) {
      own->second = *place;
      sections_.shown[*place].kept_anchors.emplace_back(id);
      return;
    }
    if (sections_.removed.size() < most_entries || entries_.contains(old.history)) {
      const auto [entry, added] = entries_.try_emplace(old.history, sections_.removed.size());
      if (added) sections_.removed.push_back({.history = old.history, .anchors = {}});
      sections_.removed[entry->second].anchors.emplace_back(id);
    } else {
      sections_.removed.back().anchors.emplace_back(id);
    }
  }

  // Recorded anchors that no text has any more: they lead where the anchor they went on as leads, which may be such an
  // anchor itself.
  void revive() {
    for (int step = 0; step < most_steps; ++step) {
      const std::size_t before = kept_;
      for (const RecordedAnchors& record : library_.recorded_anchors[page_.article.index()] | std::views::reverse) {
        if (page_.archive && kept_ == most_on_superseded_page) return;
        if (!record.since || *record.since <= version_) revive(record);
      }
      if (kept_ == before) return;
    }
  }

  void revive(const RecordedAnchors& record) {
    const auto goal = ids_.find(std::string_view(record.to));
    if (goal == ids_.end() || !is_free(record.from)) return;
    const std::size_t place = goal->second;
    const auto entry = std::ranges::find_if(sections_.removed, [&](const RemovedSection& removed) {
      return std::ranges::find(removed.anchors, record.to) != removed.anchors.end();
    });
    std::vector<std::string>& anchors =
        entry != sections_.removed.end() ? entry->anchors : sections_.shown[place].kept_anchors;
    anchors.push_back(record.from);
    ids_.emplace(record.from, place);
    ++kept_;
  }

  bool is_free(std::string_view id) const {
    if (id.empty() || id.starts_with(theme_prefix) || ids_.contains(id)) return false;
    if (!id.starts_with(footnote_prefix)) return true;
    const std::string attribute = "id=\"" + std::string(id) + "\"";
    return std::ranges::none_of(sections_.shown, [&](const ShownSection& section) {
      return library_.article(section.id.variant).pieces[section.id.section].html.find(attribute) != std::string::npos;
    });
  }

  // The section of the page that has the matter of this history; null when it was removed.
  std::optional<std::size_t> place_of(HistoryIndex index, std::string_view id) {
    if (const auto place = followed(index, most_steps)) return remember(index, *place);
    // A translation that was made anew shares few words with the one before it; the source's texts may tell.
    if (const auto place = place_by_source(index, id)) return remember(index, *place);
    const SectionHistory& history = library_.histories[index];
    // The name of a whole article is that of the page, whatever became of its sections.
    if (is_whole_article(history)) return remember(index, place_of_article(history.article));
    if (history.article != page_.article || history.locale == own_locale_) return std::nullopt;
    if (history.removed && *history.removed <= version_) return std::nullopt;
    // The source locale has it, and the translation neither has nor shows it: what stands round it there is nearest.
    return remember(index, place_around(history));
  }

  std::optional<std::size_t> place_by_source(HistoryIndex index, std::string_view id) {
    if (own_locale_ == source_locale_ || library_.histories[index].locale == source_locale_) return std::nullopt;
    const ArticleId article = library_.histories[index].article;
    if (!by_id_.contains(article)) {
      for (const OldAnchor& old : anchors_of(article, source_locale_)) {
        if (old.since <= version_) by_id_[article][id_of(library_, old)].push_back(old.history);
      }
    }
    const auto known = by_id_[article].find(id);
    if (known == by_id_[article].end()) return std::nullopt;
    // Where an id named several sections, it does not tell.
    return known->second.size() == 1 ? followed(known->second.front(), most_steps) : std::nullopt;
  }

  // Through what is removed to what the page shows.
  std::optional<std::size_t> followed(HistoryIndex index, int steps) const {
    if (const auto known = shown_.find(index); known != shown_.end()) return known->second;
    const SectionHistory& history = library_.histories[index];
    if (!history.removed || *history.removed > version_ || steps == 0) return std::nullopt;
    for (const SectionMove& move : history.went_to) {
      if (const auto known = shown_.find(move.history); known != shown_.end()) return known->second;
    }
    for (const SectionMove& move : history.went_to | std::views::take(most_ways)) {
      if (const auto place = followed(move.history, steps - 1)) return place;
    }
    return std::nullopt;
  }

  std::size_t remember(HistoryIndex index, std::size_t place) {
    shown_.emplace(index, place);
    return place;
  }

  std::size_t place_around(const SectionHistory& history) const {
    const SectionId id = history.newest().id;
    const Article& article = library_.article(id.variant);
    for (SectionIndex i = article.sections[id.section].parent; i != no_index; i = article.sections[i].parent) {
      const auto known = shown_.find(library_.history_of[id.variant.index()][i]);
      if (known != shown_.end()) return known->second;
    }
    return first_place();
  }

  // Where redirects.yml sends readers of an article that became part of this one, else the beginning.
  std::size_t place_of_article(ArticleId article) const {
    if (article == page_.article) return first_place();
    const std::string& successor = library_.entry(article).successor;
    const std::size_t hash = successor.find('#');
    if (hash == std::string::npos) return first_place();
    const auto named = ids_.find(std::string_view(successor).substr(hash + 1));
    return named == ids_.end() ? first_place() : named->second;
  }

  bool is_whole_article(const SectionHistory& history) const {
    const SectionId id = history.newest().id;
    return id.section == 0 || (id.section == 1 && library_.article(id.variant).sections[1].level == 1);
  }

  // The first section that has something to show.
  std::size_t first_place() const {
    const auto place = std::ranges::find_if(sections_.shown, [&](const ShownSection& section) {
      return !library_.article(section.id.variant).pieces[section.id.section].html.empty();
    });
    return place == sections_.shown.end() ? 0 : static_cast<std::size_t>(place - sections_.shown.begin());
  }

  const Library& library_;
  const ArticlePage& page_;
  VersionId version_;
  LocaleId own_locale_;
  LocaleId source_locale_;
  PageSections& sections_;
  // What `ids_` points into: the lists of kept anchors in `sections_` grow, and their strings move then.
  const PageSections begun_;
  std::unordered_map<std::string_view, std::size_t> ids_;  // on the page, or given away already
  std::unordered_map<HistoryIndex, std::size_t> shown_;    // place in sections_.shown
  std::unordered_map<HistoryIndex, std::size_t> entries_;  // place in sections_.removed
  // What the source's texts of an article called so; filled when first asked for.
  std::unordered_map<ArticleId, std::unordered_map<std::string_view, std::vector<HistoryIndex>>> by_id_;
  std::size_t kept_ = 0;
};

}  // namespace

void keep_anchors(const Library& library, const ArticlePage& page, PageSections& sections) {
  const bool own_address = page.archive && library.config->version_pages == VersionPages::archive;
  if (own_address || sections.shown.empty()) return;
  AnchorKeeper(library, page, sections).keep();
}

std::vector<std::string> page_anchors(const Library& library, const PageSections& sections) {
  std::vector<std::string> anchors;
  for (const auto& [id, place] : ids_shown(library, sections)) anchors.emplace_back(id);
  for (const RemovedSection& removed : sections.removed)
    anchors.insert(anchors.end(), removed.anchors.begin(), removed.anchors.end());
  std::ranges::sort(anchors);
  return anchors;
}

}  // namespace waymark
