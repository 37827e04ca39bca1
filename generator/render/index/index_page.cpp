#include "render/index/index_page.h"

#include <fmt/format.h>

#include "library/title.h"
#include "render/index/alphabetic_index.h"
#include "render/pages/switches.h"

namespace waymark {
namespace {

PageIndexEntry entry_of(const SiteFrame& frame, const AlphabeticIndex& index, std::size_t number, Edition edition,
                        const Here& here) {
  const Library& library = frame.library();
  const IndexEntry& entry = index.entry(number);
  const ArticlePage& page = library.pages[entry.page];
  const VariantId text = entry.section ? entry.section->variant : page.variant;
  PageIndexEntry out{.link = {.text = index.title(number)}, .of = {}};
  const LocaleId language = library.variant(text).locale;
  if (language != edition.locale) {
    out.link.lang = frame.language(language).lang;
    out.link.dir = frame.language(language).dir;
  }
  if (!entry.section) {
    out.link.url = here.to_page(library, page);
    return out;
  }
  out.of = article_title(library, page.variant);
  out.link.url = here.to_page(library, page, library.article(text).sections[entry.section->section].anchor);
  return out;
}

// "A", "A – F": the letters that stand on a page.
std::string letters_of(const AlphabeticIndex& index, const IndexPage& page) {
  if (page.empty()) return {};
  const std::string& first = index.labels()[page.front().letter];
  const std::string& last = index.labels()[page.back().letter];
  return first == last ? first : first + " – " + last;
}

std::string id_of(std::size_t letter) { return fmt::format("page.letter-{}", letter); }

}  // namespace

Page index_page(const SiteFrame& frame, Edition edition, std::optional<UsageId> view, std::size_t number) {
  const SitePath path = frame.index_path(edition, view, number);
  const Here here = view ? Here(path, *view) : Here(path);
  const AlphabeticIndex& index = frame.alphabetic_index(edition);
  const std::vector<IndexPage>& pages = index.pages(view);
  Page page = frame.begin_page(Page::Layout::index, edition, here);
  page.title = frame.text(edition.locale, "search.index");
  page.breadcrumbs.push_back({.text = frame.text(edition.locale, "home"), .url = page.home_url});
  page.canonical = absolute_url(frame.config(), frame.index_path(edition, std::nullopt, view ? 0 : number));
  page.noindex = edition.version != frame.library().current_version();
  page.locales = locale_links_of(frame, edition.locale, here, [&](LocaleId locale) {
    return frame.index_path({locale, edition.version}, view, 0);
  });
  const auto link_to = [&](std::size_t other) {
    return PageLink{.text = letters_of(index, pages[other]), .url = here.to(frame.index_path(edition, view, other))};
  };
  if (pages.size() > 1) page.title += fmt::format(": {}", letters_of(index, pages[number]));
  if (number > 0) page.previous = link_to(number - 1);
  if (number + 1 < pages.size()) page.next = link_to(number + 1);
  for (std::size_t other = 0; other < pages.size(); ++other) {
    for (const IndexLetter& letter : pages[other]) {
      const bool goes_on = !page.letters.empty() && page.letters.back().label == index.labels()[letter.letter];
      if (!goes_on) {
        page.letters.push_back({.id = id_of(letter.letter),
                                .label = index.labels()[letter.letter],
                                .url = here.to(frame.index_path(edition, view, other), id_of(letter.letter)),
                                .entries = {}});
      }
      if (other != number) continue;
      for (const std::uint32_t entry : letter.entries)
        page.letters.back().entries.push_back(entry_of(frame, index, entry, edition, here));
    }
  }
  return page;
}

}  // namespace waymark
