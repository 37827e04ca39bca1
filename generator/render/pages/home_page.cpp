#include "render/pages/home_page.h"

#include "render/pages/switches.h"

namespace waymark {

bool has_home_article(const SiteFrame& frame, Edition edition) {
  const Library& library = frame.library();
  const auto home = library.by_name.find(frame.config().home);
  if (home == library.by_name.end()) return false;
  const auto page = library.page_of(home->second, edition);
  return page && library.pages[*page].path == frame.home_path(edition);
}

Page home_page(const SiteFrame& frame, Edition edition) {
  const Here here(frame.home_path(edition));
  Page page = frame.begin_page(Page::Layout::home, edition, here);
  page.title = page.site_title;
  page.description = frame.in_locale(frame.config().description, edition.locale);
  page.navigation = frame.navigation(edition).all_open(here);
  page.locales = locale_links_of(frame, edition.locale, here, [&](LocaleId locale) {
    return frame.home_path({locale, edition.version});
  });
  const Library& library = frame.library();
  page.noindex = edition.version != library.current_version();
  page.canonical = absolute_url(frame.config(), frame.home_path({edition.locale, library.current_version()}));
  if (frame.config().version_pages == VersionPages::all && library.version_count() > 1) {
    page.version_label = frame.version_text(edition.locale, edition.version);
    for (std::size_t version = library.version_count(); version-- > 0;) {
      const VersionId other{version};
      PageLink link{.text = frame.version_text(edition.locale, other),
                    .url = here.to(frame.home_path({edition.locale, other})),
                    .current = other == edition.version};
      if (other == library.current_version()) link.note = frame.text(edition.locale, "version.current");
      page.versions.push_back(std::move(link));
    }
  }
  return page;
}

}  // namespace waymark
