#include "render/section_links.h"

#include "base/text.h"
#include "library/page_index.h"
#include "render/titles.h"

namespace waymark {
namespace {

// More places than these would be a list to work through, not help.
constexpr std::size_t max_places = 3;

}  // namespace

std::string url_of_wording(const SiteFrame& frame, const SectionWording& wording, LocaleId locale, const Here& here) {
  const Library& library = frame.library();
  const auto page = page_showing(library, wording.id.variant, {locale, wording.last});
  if (!page) return {};
  return here.to(library.pages[*page].path, section_of(library, wording.id).anchor);
}

std::optional<FoundSection> section_in_edition(const SiteFrame& frame, const SectionHistory& history, Edition edition,
                                               const Here& here) {
  const Library& library = frame.library();
  const auto in_force = library.in_force(library.variant(history.newest().id.variant).article, edition);
  const SectionWording* wording = in_force ? wording_in(library, history, in_force->variant) : nullptr;
  if (wording == nullptr) return std::nullopt;
  const auto page = page_showing(library, in_force->variant, edition);
  if (!page) return std::nullopt;
  return FoundSection{here.to(library.pages[*page].path, section_of(library, wording->id).anchor), wording};
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

std::vector<PageLink> went_to_links(const SiteFrame& frame, const SectionHistory& history, Edition edition,
                                    const Here& here) {
  const Library& library = frame.library();
  std::vector<PageLink> links;
  const ArticleId own = library.variant(history.newest().id.variant).article;
  for (const SectionMove& move : history.went_to) {
    if (links.size() == max_places) break;
    if (auto link = section_link(frame, library.histories[move.history], edition, own, here))
      links.push_back(std::move(*link));
  }
  return links;
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
