#include "render/redirects/redirect_pages.h"

#include "render/redirects/successors.h"

namespace waymark {

Page view_redirect_page(const SiteFrame& frame, const ViewRedirect& row) {
  const Here here = row.usage ? Here(row.from, *row.usage) : Here(row.from);
  Page page = frame.begin_page(Page::Layout::redirect, row.edition, here);
  page.noindex = true;
  if (row.end.kind == RedirectEnd::Kind::nothing) {
    page.title = row.usage ? frame.usage_label(*row.usage, row.edition.locale) : page.site_title;
    page.redirect_url = page.home_url;
    return page;
  }
  const Successor target = successor_at(frame, row.end, here);
  page.title = target.title.empty() ? frame.text(row.edition.locale, "redirect.title") : target.title;
  page.redirect_url = target.url;
  page.canonical = target.absolute;
  return page;
}

std::vector<Page> redirect_pages(const SiteFrame& frame, const std::vector<RedirectRow>& rows) {
  std::vector<Page> pages;
  pages.reserve(rows.size());
  for (const RedirectRow& row : rows) {
    const Here here(row.from);
    const Successor target = successor_at(frame, row.end, here);
    Page page = frame.begin_page(Page::Layout::redirect, {row.locale, frame.library().current_version()}, here);
    page.title = target.title.empty() ? frame.text(row.locale, "redirect.title") : target.title;
    page.redirect_url = target.url;
    page.canonical = target.absolute;
    page.noindex = true;
    pages.push_back(std::move(page));
  }
  return pages;
}

}  // namespace waymark
