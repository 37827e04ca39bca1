#include "render/pages/not_found_page.h"

#include "base/failure.h"
#include "render/pages/switches.h"

namespace waymark {

Page not_found_page(const SiteFrame& frame) {
  const auto path = SitePath::from("404.html");
  check(path.has_value(), "404.html is a path");
  const Here here(*path, root_path(frame.config()));
  const Edition edition{frame.config().source_locale, frame.library().current_version()};
  Page page = frame.begin_page(Page::Layout::not_found, edition, here);
  page.title = frame.text(edition.locale, "not_found.title");
  page.noindex = true;
  page.og_url.clear();
  page.navigation = frame.navigation(edition).all_open(here);
  page.locales = locale_links_of(frame, edition.locale, here, [&](LocaleId locale) {
    return frame.home_path({locale, edition.version});
  });
  return page;
}

}  // namespace waymark
