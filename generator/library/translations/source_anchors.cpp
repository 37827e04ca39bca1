#include "library/translations/source_anchors.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/escape.h"
#include "library/links/anchors.h"
#include "library/pages/page_index.h"

namespace waymark {

std::optional<std::string> source_anchor_on_page(const Library& library, VariantId text, Edition edition,
                                                 std::string_view fragment) {
  if (library.variant(text).locale == library.config->source_locale) return std::nullopt;
  const auto page = page_showing(library, text, edition);
  const VersionId version = page ? library.pages[*page].edition.version : edition.version;
  for (std::string id : {std::string(fragment), percent_decode(fragment)}) {
    if (find_source_anchor(library, text, version, id)) return id;
  }
  return std::nullopt;
}

std::optional<Target> target_in_host(const Library& library, VariantId from, const Destination& destination,
                                     Edition edition) {
  const Variant& source = library.variant(from);
  if (edition.locale == source.locale) return std::nullopt;
  const auto host = library.in_force(source.article, edition);
  if (!host || host->variant == from || library.variant(host->variant).locale != edition.locale) return std::nullopt;
  const auto page = page_showing(library, host->variant, edition);
  if (!page) return std::nullopt;
  std::optional<std::string> id = source_anchor_on_page(library, host->variant, edition, destination.fragment);
  if (!id) {
    const AnchorMatch match = match_anchor(library.article(host->variant), library.index.anchors[host->variant.index()],
                                           destination.fragment);
    if (match.kind == AnchorMatch::Kind::missing) return std::nullopt;
    id = match.id;
  }
  return Target{.kind = Target::Kind::page, .page = *page, .anchor = *std::move(id), .url = destination.query};
}

void add_source_anchors(const Library& library, const ArticlePage& page, PageSections& sections) {
  if (library.translations.size() <= page.variant.index()) return;
  const Translation& translation = library.translations[page.variant.index()];
  if (translation.source_anchors.empty()) return;
  std::unordered_set<std::string_view> taken;
  std::unordered_map<SectionIndex, std::size_t> places;  // in `shown`, by section of the translation
  for (std::size_t i = 0; i < sections.shown.size(); ++i) {
    const ShownSection& shown = sections.shown[i];
    for (const std::string& id : shown.kept_anchors) taken.insert(id);
    if (!shown.borrowed) places.emplace(shown.id.section, i);
  }
  if (const SourceComparison* comparison = comparison_at(library, page.variant, page.edition.version);
      comparison != nullptr && !comparison->lent.empty()) {
    for (const Anchor& anchor : library.article(comparison->source).anchors) {
      if (std::ranges::binary_search(comparison->lent, anchor.section)) taken.insert(anchor.id);
    }
  }
  // Strings move when a list grows; what `taken` points to must not.
  std::vector<std::pair<std::size_t, std::string>> added;
  for (const auto& [id, section] : translation.source_anchors) {
    const auto place = places.find(section);
    if (place != places.end() && !taken.contains(id)) added.emplace_back(place->second, id);
  }
  for (auto& [place, id] : added) sections.shown[place].kept_anchors.push_back(std::move(id));
}

}  // namespace waymark
