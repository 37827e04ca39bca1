#include "render/pages/search_page.h"

#include "render/pages/switches.h"

namespace waymark {

Page search_page(const SiteFrame& frame, Edition edition) {
  const Here here(frame.search_path(edition));
  Page page = frame.begin_page(Page::Layout::search, edition, here);
  page.title = frame.text(edition.locale, "search.title");
  // What it shows is what other pages say.
  page.noindex = true;
  page.breadcrumbs.push_back({.text = frame.text(edition.locale, "home"), .url = page.home_url});
  page.locales = locale_links_of(frame, edition.locale, here, [&](LocaleId locale) {
    return frame.search_path({locale, edition.version});
  });
  return page;
}

}  // namespace waymark
