#include "render/pages/usage_page.h"

#include <algorithm>

#include "base/escape.h"
#include "library/navigation/navigation.h"
#include "library/title.h"
#include "render/pages/switches.h"

namespace waymark {
namespace {

// Stops at sections of one article, one after the other, become one stop with its sections below it.
std::vector<PageStop> stops_of(const SiteFrame& frame, const std::vector<UsageStop>& stops, Edition edition,
                               const Here& here) {
  const Library& library = frame.library();
  std::vector<PageStop> out;
  std::optional<ArticleId> last;
  for (const UsageStop& stop : stops) {
    const auto index = library.page_of(stop.article, edition);
    if (!index) continue;
    const ArticlePage& page = library.pages[*index];
    if (last != stop.article) {
      PageStop& added = out.emplace_back();
      added.link = {.text = article_title(library, page.variant), .url = here.to_page(library, page)};
      if (page.fallback) {
        const PageLanguage& language = frame.language(library.variant(page.variant).locale);
        added.link.lang = language.lang;
        added.link.dir = language.dir;
      }
      added.description = library.article(page.variant).front_matter.description;
    }
    last = stop.article;
    if (!stop.anchor.empty())
      out.back().sections.push_back({.text = stop.title, .url = here.to_page(library, page, stop.anchor)});
  }
  return out;
}

// As it is written where the help's host is not known: "for/azure/".
std::string folder_address(const SitePath& path) {
  const std::string_view file = file_name_of(path.str());
  return path.str().substr(0, path.str().size() - file.size());
}

}  // namespace

Page usage_page(const SiteFrame& frame, UsageId usage, Edition edition) {
  const Library& library = frame.library();
  const Here here(frame.usage_path(usage, edition), usage);
  Page page = frame.begin_page(Page::Layout::usage, edition, here);
  const PageUsage& own = *std::ranges::find_if(page.usages, &PageUsage::current);
  page.title = own.label;
  page.description = own.description;
  page.canonical = absolute_url(frame.config(), frame.usage_path(usage, {edition.locale, library.current_version()}));
  page.share_url = page.og_url;
  if (page.share_url.empty())
    page.share_url = root_path(frame.config()) + percent_encode_path(folder_address(here.path()));
  page.noindex = edition.version != library.current_version();
  page.everything_url = here.to(frame.home_path(edition));
  page.breadcrumbs.push_back({.text = frame.text(edition.locale, "home"), .url = page.everything_url});
  page.navigation = frame.navigation(edition, usage).shown_beside(std::nullopt, here, frame.theme(), page.locale);
  page.locales = locale_links_of(frame, edition.locale, here, [&](LocaleId other) {
    return frame.usage_path(usage, {other, edition.version});
  });
  page.stops =
      stops_of(frame, library.usage_stops[usage.index()][navigation_index(frame.config(), edition)], edition, here);
  return page;
}

}  // namespace waymark
