#include "library/usages/chooser_index.h"

#include <algorithm>

#include "library/links/anchors.h"

namespace waymark {

ChooserIndex::ChooserIndex(const Library& library, Edition edition)
    : library_(library), edition_(edition), choosers_(choosers_in_force(library, edition)) {
  for (std::uint32_t i = 0; i < choosers_.size(); ++i) {
    auto& rows = first_rows_.emplace_back();
    for (std::uint32_t r = 0; r < choosers_[i].rows.size(); ++r) {
      const ChosenRow& row = choosers_[i].rows[r];
      rows.emplace_back(row.usage, r);
      const auto in_force = library.in_force(row.place.article, edition);
      if (!in_force) continue;
      const auto section = section_with(library.article(in_force->variant),
                                        library.index.anchors[in_force->variant.index()], row.place.anchor);
      ways_[row.place.article].push_back({.section = section.value_or(no_index), .chooser = i});
    }
    std::ranges::sort(rows);
    const auto repeated = std::ranges::unique(rows, {}, [](const auto& row) { return row.first; });
    rows.erase(repeated.begin(), repeated.end());
  }
  for (auto& [article, ways] : ways_) {
    std::ranges::stable_sort(ways, {}, &Way::section);
    const auto repeated = std::ranges::unique(
        ways, [](const Way& a, const Way& b) { return a.section == b.section && a.chooser == b.chooser; });
    ways.erase(repeated.begin(), repeated.end());
  }
}

const ChooserInForce* ChooserIndex::find(std::uint32_t chooser) const {
  const auto found = std::ranges::lower_bound(choosers_, chooser, {}, &ChooserInForce::chooser);
  return found == choosers_.end() || found->chooser != chooser ? nullptr : &*found;
}

std::optional<ChosenPlace> ChooserIndex::sibling(std::uint32_t chooser, ArticleId article, UsageId usage) const {
  const auto& rows = first_rows_[chooser];
  const auto row = std::ranges::lower_bound(rows, usage, {}, [](const auto& entry) { return entry.first; });
  if (row == rows.end() || row->first != usage) return std::nullopt;
  const ChosenPlace& place = choosers_[chooser].rows[row->second].place;
  // A row that leads on to nothing of this site stands for the article it is in: no way of its own.
  if (place.anchor.empty() && place.article == choosers_[chooser].article && place.article == article)
    return std::nullopt;
  return place;
}

std::optional<ChosenPlace> ChooserIndex::counterpart(ArticleId article, std::optional<SectionIndex> section,
                                                     UsageId usage) const {
  const auto found = ways_.find(article);
  if (found == ways_.end()) return std::nullopt;
  const std::vector<Way>& ways = found->second;
  if (!section) {
    for (const Way& way : ways) {
      if (auto place = sibling(way.chooser, article, usage)) return place;
    }
    return std::nullopt;
  }
  const auto in_force = library_.in_force(article, edition_);
  if (!in_force) return std::nullopt;
  const std::vector<Section>& sections = library_.article(in_force->variant).sections;
  for (SectionIndex at = *section; true; at = sections[at].parent) {
    for (const Way& way : std::ranges::equal_range(ways, at, {}, &Way::section)) {
      if (auto place = sibling(way.chooser, article, usage)) return place;
    }
    if (at == no_index) return std::nullopt;
  }
}

}  // namespace waymark
