#pragma once
// The same article in its other versions and languages, as plain links.

#include <vector>

#include "render/site_frame.h"

namespace waymark {

// Wordings that the article has in the language shown, newest first. With versions.pages: all also the current version
// and the page's own where they have the wording of an older one, which is then named. Empty when the site has one
// version only.
std::vector<PageLink> version_links(const SiteFrame& frame, const ArticlePage& page, const Here& here);

// Locales that have the article in their own language; the page itself is listed too when it shows another's text, and
// says so. Empty when the site has one locale only.
std::vector<PageLink> locale_links(const SiteFrame& frame, const ArticlePage& page, const Here& here);

// For pages that every locale has: `path_in` gives a locale's own.
template <class F>
std::vector<PageLink> locale_links_of(const SiteFrame& frame, LocaleId own, const Here& here, F path_in) {
  std::vector<PageLink> links;
  if (frame.locale_count() < 2) return links;
  for (std::size_t i = 0; i < frame.locale_count(); ++i) {
    const PageLanguage& language = frame.language(LocaleId{i});
    links.push_back({.text = language.name,
                     .url = here.to(path_in(LocaleId{i})),
                     .current = own == LocaleId{i},
                     .lang = language.lang,
                     .dir = language.dir});
  }
  return links;
}

// hreflang alternates for search engines, x-default last; of translations only. Empty without base_url or a second
// language.
std::vector<PageLink> alternates(const SiteFrame& frame, const ArticlePage& page);

}  // namespace waymark
