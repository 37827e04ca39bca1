#include "render/pages/switches.h"

#include <algorithm>

#include "library/pages/page_index.h"

namespace waymark {

std::vector<PageLink> version_links(const SiteFrame& frame, const ArticlePage& page, const Here& here) {
  const Library& library = frame.library();
  std::vector<PageLink> links;
  if (library.version_count() < 2) return links;
  const auto add = [&](PageIndex index, VersionId version) {
    const ArticlePage& other = library.pages[index];
    PageLink link{.text = frame.version_text(page.edition.locale, version),
                  .url = here.to_page(library, other),
                  .current = other.path == page.path};
    if (!other.archive) link.note = frame.text(page.edition.locale, "version.current");
    if (other.edition.version == version && library.variant(other.variant).version != version) {
      const VersionId same = library.variant(other.variant).version;
      if (!link.note.empty()) link.note += frame.text(page.edition.locale, "separator.list");
      link.note += frame.text(page.edition.locale, "version.same", {frame.version_text(page.edition.locale, same)});
    }
    links.push_back(std::move(link));
  };
  if (frame.config().version_pages == VersionPages::all) {
    for (std::size_t i = library.version_count(); i-- > 0;) {
      const VersionId version{i};
      const auto index = library.page_of(page.article, {page.edition.locale, version});
      if (!index || library.pages[*index].edition.version != version) continue;
      const bool own_wording = library.variant(library.pages[*index].variant).version == version;
      if (own_wording || version == page.edition.version || version == library.current_version()) add(*index, version);
    }
    return links;
  }
  const std::vector<VariantId>& variants = library.entry(page.article).variants;
  for (auto id = variants.rbegin(); id != variants.rend(); ++id) {
    const Variant& variant = library.variant(*id);
    if (variant.locale != library.variant(page.variant).locale) continue;
    const auto index = *id == page.variant ? library.page_of(page.article, page.edition)
                                           : page_showing(library, *id, {page.edition.locale, variant.version});
    if (index) add(*index, variant.version);
  }
  return links;
}

std::vector<PageLink> locale_links(const SiteFrame& frame, const ArticlePage& page, const Here& here) {
  const Library& library = frame.library();
  std::vector<PageLink> links;
  if (frame.locale_count() < 2) return links;
  for (std::size_t i = 0; i < frame.locale_count(); ++i) {
    const auto index = library.page_of(page.article, {LocaleId{i}, page.edition.version});
    if (!index) continue;
    const ArticlePage& other = library.pages[*index];
    const bool own = other.path == page.path;
    const LocaleId text_locale = library.variant(other.variant).locale;
    if (!own && (other.edition.locale != LocaleId{i} || text_locale != LocaleId{i})) continue;
    const PageLanguage& language = frame.language(own ? page.edition.locale : LocaleId{i});
    PageLink link{.text = language.name,
                  .url = here.to_page(library, other),
                  .current = own,
                  .lang = language.lang,
                  .dir = language.dir};
    if (own && text_locale != page.edition.locale)
      link.note =
          frame.text(page.edition.locale, "fallback.note", {frame.language_name(text_locale, page.edition.locale)});
    const bool listed =
        std::ranges::any_of(links, [&](const PageLink& other_link) { return other_link.url == link.url; });
    if (!listed) links.push_back(std::move(link));
  }
  return links;
}

std::vector<PageLink> alternates(const SiteFrame& frame, const ArticlePage& page) {
  const Library& library = frame.library();
  std::vector<PageLink> links;
  if (frame.config().base_url.empty() || page.archive) return links;
  std::string fallback;
  for (std::size_t i = 0; i < frame.locale_count(); ++i) {
    const auto index = library.page_of(page.article, {LocaleId{i}, page.edition.version});
    if (!index || library.pages[*index].fallback || library.pages[*index].archive) continue;
    std::string url = absolute_url(frame.config(), library.pages[*index].path);
    if (LocaleId{i} == frame.config().source_locale) fallback = url;
    links.push_back({.url = std::move(url), .lang = frame.language(LocaleId{i}).lang});
  }
  if (links.size() < 2) return {};
  links.push_back({.url = fallback.empty() ? links.front().url : fallback, .lang = "x-default"});
  return links;
}

}  // namespace waymark
