#include "library/usages/chosen_places.h"

namespace waymark {
namespace {

class PlaceFinder {
 public:
  PlaceFinder(const Library& library, Edition edition) : library_(library), edition_(edition) {}

  // `article` is the variant's own.
  ChosenPlace place_of(VariantId variant, ArticleId article, const LinkTable::Row& row) const {
    // Further links of the row follow its first one.
    const std::vector<Reference>& references = library_.article(variant).references;
    for (std::size_t i = row.reference; i < references.size(); ++i) {
      const Reference& reference = references[i];
      const bool in_row = reference.source == references[row.reference].source &&
                          reference.span.begin >= row.span.begin && reference.span.end <= row.span.end;
      if (!in_row && i != row.reference) break;
      if (const std::optional<ChosenPlace> place = page_place(variant, static_cast<ReferenceIndex>(i))) return *place;
    }
    return {.article = article, .anchor = ""};
  }

 private:
  std::optional<ChosenPlace> page_place(VariantId variant, ReferenceIndex reference) const {
    const Target target = library_.resolve(variant, reference, edition_);
    if (target.kind != Target::Kind::page) return std::nullopt;
    return ChosenPlace{.article = library_.pages[target.page].article, .anchor = target.anchor};
  }

  const Library& library_;
  Edition edition_;
};

}  // namespace

std::vector<ChosenRow> rows_in(const Library& library, const Chooser& chooser, Edition edition) {
  const PlaceFinder finder(library, edition);
  const LinkTable& table = library.article(chooser.variant).link_tables[chooser.table];
  const ArticleId article = library.variant(chooser.variant).article;
  std::vector<ChosenRow> rows;
  rows.reserve(chooser.rows.size());
  for (const Chooser::Row& row : chooser.rows) {
    rows.push_back(
        {.usage = row.usage, .row = row.row, .place = finder.place_of(chooser.variant, article, table.rows[row.row])});
  }
  return rows;
}

std::vector<ChooserInForce> choosers_in_force(const Library& library, Edition edition) {
  std::vector<ChooserInForce> found;
  for (std::uint32_t i = 0; i < library.choosers.size(); ++i) {
    const Chooser& chooser = library.choosers[i];
    const ArticleId article = library.variant(chooser.variant).article;
    const std::optional<InForce> in_force = library.in_force(article, edition);
    if (!in_force || in_force->variant != chooser.variant) continue;
    found.push_back({.chooser = i, .article = article, .rows = rows_in(library, chooser, edition)});
  }
  return found;
}

}  // namespace waymark
