#include "render/pages/section_links.h"

#include <algorithm>

#include "base/text.h"
#include "library/pages/page_index.h"
#include "library/title.h"

namespace waymark {
namespace {

// More places than these would be a list to work through, not help.
constexpr std::size_t max_places = 3;
// A section whose matter has moved on more often than this has lost its reader on the way.
constexpr std::size_t max_looked_at = 32;

bool is_gone(const SectionHistory& history, VersionId version) {
  return history.removed && *history.removed <= version;
}

// The section as the source language has it; null when that has none of its anchor, or `history` is it.
const SectionHistory* in_source_language(const Library& library, const SectionHistory& history) {
  const LocaleId source = library.config->source_locale;
  if (history.locale == source) return nullptr;
  const std::string& anchor = section_of(library, history.newest().id).anchor;
  const SectionHistory* newest = nullptr;
  for (const VariantId id : library.entry(history.article).variants) {
    if (library.variant(id).locale != source) continue;
    const auto& sections = library.article(id).sections;
    const auto same = std::ranges::find(sections, anchor, &Section::anchor);
    if (same == sections.end()) continue;
    const auto index = static_cast<SectionIndex>(same - sections.begin());
    if (const SectionHistory* found = history_of(library, {.variant = id, .section = index})) newest = found;
  }
  return newest;
}

std::vector<HistoryIndex> own_places_at(const Library& library, const SectionHistory& history, VersionId version) {
  std::vector<HistoryIndex> places;
  std::vector<HistoryIndex> looked_at;
  const auto look_at = [&](const SectionHistory& from) {
    for (const SectionMove& move : from.went_to) {
      if (looked_at.size() < max_looked_at && std::ranges::find(looked_at, move.history) == looked_at.end())
        looked_at.push_back(move.history);
    }
  };
  look_at(history);
  for (std::size_t i = 0; i < looked_at.size(); ++i) {
    const SectionHistory& place = library.histories[looked_at[i]];
    if (&place == &history) continue;
    if (is_gone(place, version)) {
      look_at(place);
    } else {
      places.push_back(looked_at[i]);
    }
  }
  return places;
}

}  // namespace

std::string url_of_wording(const SiteFrame& frame, const SectionWording& wording, LocaleId locale, const Here& here) {
  const Library& library = frame.library();
  const auto page = page_showing(library, wording.id.variant, {locale, wording.last});
  if (!page) return {};
  return here.to_page(library, library.pages[*page], section_of(library, wording.id).anchor);
}

std::optional<FoundSection> section_in_edition(const SiteFrame& frame, const SectionHistory& history, Edition edition,
                                               const Here& here) {
  const Library& library = frame.library();
  const auto in_force = library.in_force(library.variant(history.newest().id.variant).article, edition);
  const SectionWording* wording = in_force ? wording_in(library, history, in_force->variant) : nullptr;
  if (wording == nullptr) return std::nullopt;
  const auto page = page_showing(library, in_force->variant, edition);
  if (!page) return std::nullopt;
  return FoundSection{here.to_page(library, library.pages[*page], section_of(library, wording->id).anchor), wording};
}

std::optional<PageLink> section_link(const SiteFrame& frame, const SectionHistory& history, Edition edition,
                                     ArticleId own, const Here& here) {
  const Library& library = frame.library();
  PageLink link;
  if (auto found = section_in_edition(frame, history, edition, here)) {
    link = {.text = section_title(library, found->wording->id), .url = std::move(found->url)};
  } else {
    link = {.text = section_title(library, history.newest().id), .url = history_url(frame, history, here)};
    if (link.url.empty()) return std::nullopt;
  }
  const VariantId newest = history.newest().id.variant;
  if (library.variant(newest).article != own) link.note = article_title(library, newest);
  if (link.note == link.text) link.note.clear();
  return link;
}

std::vector<HistoryIndex> places_at(const Library& library, const SectionHistory& history, VersionId version) {
  std::vector<HistoryIndex> places = own_places_at(library, history, version);
  const SectionHistory* source = places.empty() ? in_source_language(library, history) : nullptr;
  if (source == nullptr) return places;
  // Of what the reader's language does have, its own texts say what they hold.
  for (const HistoryIndex index : own_places_at(library, *source, version)) {
    const SectionHistory& place = library.histories[index];
    const auto shown = library.in_force(place.article, {history.locale, version});
    if (shown && wording_in(library, place, shown->variant) != nullptr) places.push_back(index);
  }
  return places;
}

Places places_of(const SiteFrame& frame, const SectionHistory& history, Edition edition, const Here& here) {
  const Library& library = frame.library();
  const ArticleId own = library.variant(history.newest().id.variant).article;
  Places places;
  for (const HistoryIndex index : places_at(library, history, edition.version)) {
    if (places.links.size() == max_places) break;
    if (auto link = section_link(frame, library.histories[index], edition, own, here))
      places.links.push_back(std::move(*link));
  }
  if (!places.links.empty()) {
    places.text = frame.text(edition.locale, "section.went_to");
    return places;
  }
  for (const SectionMove& move : history.went_to) {
    if (places.links.size() == max_places) break;
    const SectionHistory& place = library.histories[move.history];
    auto link = section_link(frame, place, edition, own, here);
    if (!link || !place.removed) continue;
    const std::string gone =
        frame.text(edition.locale, "section.gone", {frame.version_text(edition.locale, *place.removed)});
    link->note = link->note.empty() ? gone : link->note + frame.text(edition.locale, "separator.list") + gone;
    places.links.push_back(std::move(*link));
  }
  if (!places.links.empty()) places.text = frame.text(edition.locale, "section.went_into");
  return places;
}

std::string section_title(const Library& library, SectionId id) {
  const std::string& title = section_of(library, id).title;
  return trim(title).empty() ? article_title(library, id.variant) : title;
}

std::string history_url(const SiteFrame& frame, const SectionHistory& history, const Here& here) {
  const auto place = frame.histories().place_of(index_of(frame.library(), history));
  return place ? here.to(place->page->path, place->id) : std::string();
}

}  // namespace waymark
