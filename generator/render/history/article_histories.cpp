#include "render/history/article_histories.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "base/parallel_map.h"
#include "base/text.h"
#include "library/addresses/retirements.h"
#include "library/pages/page_addresses.h"
#include "render/free_addresses.h"
#include "render/history/section_blocks.h"

namespace waymark {
namespace {

// Ids of the page's own furniture begin so; they are the theme's.
constexpr std::string_view theme_prefix = "page.";

std::vector<WordingRun> runs_of(const Library& library, const SectionHistory& history) {
  std::vector<WordingRun> runs;
  const auto count = static_cast<std::uint32_t>(history.wordings.size());
  for (std::uint32_t i = 0; i < count; ++i) {
    const bool goes_on = i > 0 && !came_back(history, i);
    if (goes_on && reads_the_same(library, history.wordings[i - 1].id, history.wordings[i].id)) {
      runs.back().last = i;
    } else {
      runs.push_back({.first = i, .last = i});
    }
  }
  return runs;
}

// The article's name in addresses, from one of its pages.
std::string stem_of(const Library& library, const ArticlePage& page) {
  const std::string_view path = std::string_view(page.path.str()).substr(edition_folder(library, page.edition).size());
  return std::string(path.substr(0, path.size() - std::string_view(".html").size()));
}

}  // namespace

bool came_back(const SectionHistory& history, std::size_t wording) {
  return wording > 0 && history.wordings[wording].since.index() > history.wordings[wording - 1].last.index() + 1;
}

VersionId first_version_with_text(const Library& library) {
  VersionId first = library.current_version();
  for (const Variant& variant : library.variants) first = std::min(first, variant.version);
  return first;
}

HistoryIndex index_of(const Library& library, const SectionHistory& history) {
  return static_cast<HistoryIndex>(&history - library.histories.data());
}

const Section& section_of(const Library& library, SectionId id) {
  return library.article(id.variant).sections[id.section];
}

const SectionWording* wording_in(const Library& library, const SectionHistory& history, VariantId variant) {
  const VersionId since = library.variant(variant).version;
  // By version first: an article may have a thousand variants.
  auto at = std::ranges::lower_bound(history.wordings, since, {}, &SectionWording::since);
  for (; at != history.wordings.end() && at->since == since; ++at) {
    if (at->id.variant == variant) return &*at;
  }
  return nullptr;
}

ArticleHistories::ArticleHistories(const Library& library, std::size_t jobs) {
  if (library.version_count() < 2) return;
  first_version_ = first_version_with_text(library);
  find_runs(library, jobs);
  find_pages(library);
  find_older_ids(library);
}

void ArticleHistories::find_runs(const Library& library, std::size_t jobs) {
  const std::size_t count = library.histories.size();
  has_text_.resize(count);
  runs_ = parallel_map<std::vector<WordingRun>>(count, jobs, [&](std::size_t i) {
    const SectionHistory& history = library.histories[i];
    std::vector<WordingRun> runs = runs_of(library, history);
    has_text_[i] = std::ranges::any_of(runs, [&](const WordingRun& run) {
      const SectionId id = history.wordings[run.first].id;
      return section_of(library, id).level > 0 || !section_blocks(library, id).empty();
    });
    return runs;
  });
}

void ArticleHistories::find_pages(const Library& library) {
  std::unordered_set<std::string> taken = taken_addresses(library);
  const bool all = library.config->version_pages == VersionPages::all;
  for (std::size_t locale = 0; locale < library.locale_count(); ++locale) {
    for (std::size_t version = all ? 0 : library.version_count() - 1; version < library.version_count(); ++version) {
      const Edition edition{LocaleId{locale}, VersionId{version}};
      whats_new_.emplace(edition, free_address(edition_folder(library, edition) + "whats-new", taken));
    }
  }

  std::map<std::pair<ArticleId, LocaleId>, std::vector<HistoryIndex>> sections;
  for (HistoryIndex i = 0; i < library.histories.size(); ++i) {
    const SectionHistory& history = library.histories[i];
    if (has_text_[i]) sections[{history.article, history.locale}].push_back(i);
  }
  std::map<ArticleId, std::string> stems;
  for (const ArticlePage& page : library.pages) {
    if (!stems.contains(page.article)) stems.emplace(page.article, stem_of(library, page));
  }
  ids_.resize(library.histories.size());
  page_of_history_.resize(library.histories.size());
  for (auto& [key, indexes] : sections) {
    std::set<VariantId> variants;
    VariantId newest = library.histories[indexes.front()].newest().id.variant;
    for (const HistoryIndex i : indexes) {
      for (const SectionWording& wording : library.histories[i].wordings) {
        variants.insert(wording.id.variant);
        if (library.variant(wording.id.variant).version > library.variant(newest).version) newest = wording.id.variant;
      }
    }
    const auto stem = stems.find(key.first);
    if (variants.size() < 2 || stem == stems.end()) continue;

    const auto place = [&](HistoryIndex i) {
      const SectionHistory& history = library.histories[i];
      const bool here = history.newest().id.variant == newest && !history.removed;
      const std::size_t gone = here ? 0 : 1 + library.version_count() - history.newest().last.index();
      return std::pair{gone, history.newest().id.section};
    };
    std::ranges::sort(indexes, {}, [&](HistoryIndex i) { return std::pair{place(i), i}; });
    std::unordered_map<std::string, std::size_t> used;  // id → the last number it was given
    for (const HistoryIndex i : indexes) {
      std::string anchor = section_of(library, library.histories[i].newest().id).anchor;
      if (anchor.empty()) anchor = "page.text";
      std::string id = anchor;
      // A period: no anchor of a heading has one, so only numbered ones can meet.
      while (used.contains(id)) id = anchor + "." + std::to_string(++used[anchor]);
      used.emplace(id, 1);
      ids_[i] = std::move(id);
      page_of_history_[i] = static_cast<std::uint32_t>(pages_.size());
    }
    page_of_.emplace(key, pages_.size());
    const std::string folder = edition_folder(library, {key.second, library.current_version()});
    pages_.push_back({.article = key.first,
                      .locale = key.second,
                      .path = free_address(folder + "history/" + stem->second, taken),
                      .sections = std::move(indexes)});
  }
}

void ArticleHistories::find_older_ids(const Library& library) {
  older_ids_.resize(library.histories.size());
  std::multimap<ArticleId, std::pair<std::string_view, std::string_view>> renames;
  for (const SectionRename& rename : library.config->section_renames) {
    if (const auto article = successor_article(library, rename.article))
      renames.emplace(*article, std::pair<std::string_view, std::string_view>(rename.from, rename.to));
  }
  for (const HistoryPage& page : pages_) {
    std::unordered_map<std::string_view, HistoryIndex> used;
    for (const HistoryIndex index : page.sections) used.emplace(ids_[index], index);
    for (const OldAnchor& old : library.old_anchors[page.article.index()]) {
      if (library.variant(old.variant).locale != page.locale || ids_[old.history].empty()) continue;
      const std::string& id = library.article(old.variant).anchors[old.anchor].id;
      if (!id.starts_with(theme_prefix) && used.emplace(id, old.history).second) older_ids_[old.history].push_back(id);
    }
    const auto [first, last] = renames.equal_range(page.article);
    for (auto rename = first; rename != last; ++rename) {
      const auto [from, to] = rename->second;
      const auto place = used.find(to);
      if (place == used.end() || !used.emplace(from, place->second).second) continue;
      older_ids_[place->second].emplace_back(from);
    }
  }
}

const HistoryPage* ArticleHistories::page_of(ArticleId article, LocaleId locale) const {
  const auto found = page_of_.find({article, locale});
  return found == page_of_.end() ? nullptr : &pages_[found->second];
}

std::optional<ArticleHistories::Place> ArticleHistories::place_of(HistoryIndex history) const {
  if (history >= ids_.size() || ids_[history].empty()) return std::nullopt;
  return Place{&pages_[page_of_history_[history]], ids_[history]};
}

}  // namespace waymark
