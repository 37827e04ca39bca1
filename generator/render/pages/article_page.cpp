#include "render/pages/article_page.h"

#include <algorithm>

#include "library/pages/page_sections.h"
#include "library/title.h"
#include "library/usages/views.h"
#include "render/pages/article_body.h"
#include "render/pages/hidden_sections.h"
#include "render/pages/notices.h"
#include "render/pages/outline.h"
#include "render/pages/reader_links.h"
#include "render/pages/removed_sections.h"
#include "render/pages/section_marks.h"
#include "render/pages/section_wordings.h"
#include "render/pages/switches.h"
#include "render/pages/usage_marks.h"

namespace waymark {
namespace {

// What a view shows stands on the page for everybody as well: that is the one to be found.
void set_search_facts(const SiteFrame& frame, const ArticlePage& from, std::optional<UsageId> view, Page& page) {
  const Library& library = frame.library();
  page.noindex = from.archive;
  Edition original = from.edition;
  if (from.archive) original.version = library.current_version();
  if (from.fallback) original.locale = library.variant(from.variant).locale;
  if (const auto index = library.page_of(from.article, original))
    page.canonical = absolute_url(frame.config(), library.pages[*index].path);
  if (!view) page.alternates = alternates(frame, from);
}

void set_place(const SiteFrame& frame, const ArticlePage& from, const Here& here, Page& page) {
  const NavigationTree& tree = frame.navigation(from.edition, here.view());
  if (page.layout == Page::Layout::home) {
    page.navigation = tree.all_open(here);
    return;
  }
  page.navigation = tree.shown_beside(from.article, here, frame.theme(), page.locale);
  page.breadcrumbs.push_back({.text = frame.text(from.edition.locale, "home"), .url = page.home_url});
  std::ranges::move(tree.above(from.article, here), std::back_inserter(page.breadcrumbs));
  // An older wording is no step on the way through the current help.
  const bool on_the_way = !from.archive || frame.config().version_pages == VersionPages::all;
  if (!on_the_way) return;
  page.previous = tree.previous(from.article, here);
  page.next = tree.next(from.article, here);
}

}  // namespace

Page article_page(const SiteFrame& frame, const ArticlePage& from, std::optional<UsageId> view) {
  const Library& library = frame.library();
  const Article& article = library.article(from.variant);
  const Here here = view ? Here(view_path(library, from, *view), *view) : Here(from.path);
  const bool home = from.path == frame.home_path(from.edition);
  Page page = frame.begin_page(home ? Page::Layout::home : Page::Layout::article, from.edition, here);
  page.title = article_title(library, from.variant);
  page.description = article.front_matter.description;
  if (from.fallback) {
    const PageLanguage& language = frame.language(library.variant(from.variant).locale);
    page.content_lang = language.lang;
    page.content_dir = language.dir;
  }
  PageSections sections = page_sections(library, from);
  page.hidden = hide_sections(frame, from, here, sections);
  SectionNotes notes = section_notes(frame, from, sections, here);
  add_usage_notes(frame, from, sections, here, notes.html);
  page.body_html = article_body(frame, from, sections, here, notes.html);
  page.removed = removed_sections(frame, from, sections.removed, here);
  page.has_h1 = std::ranges::any_of(sections.shown, [&](const ShownSection& shown) {
    return library.article(shown.id.variant).sections[shown.id.section].level == 1;
  });
  if (const auto changed = frame.changed(from.variant)) {
    page.date = iso_date(*changed);
    page.date_text = frame.date_text(from.edition.locale, *changed);
  }
  page.edit_url = edit_url(frame, from);
  page.feedback = feedback(frame, from, here, page.title);
  page.notices = notices_of(frame, from, here);
  if (auto notice = usage_notice(frame, from, here)) page.notices.push_back(*std::move(notice));
  if (notes.notice) page.notices.push_back(*notes.notice);
  page.section_wordings = section_wordings(frame, from, sections, here);
  if (const HistoryPage* history = frame.histories().page_of(from.article, library.variant(from.variant).locale))
    page.history_url = here.to(history->path);
  page.outline = make_outline(frame, sections);
  page.versions = version_links(frame, from, here);
  const bool all = frame.config().version_pages == VersionPages::all;
  if (library.version_count() > 1)
    page.version_label =
        frame.version_text(from.edition.locale, all ? from.edition.version : library.variant(from.variant).version);
  page.locales = locale_links(frame, from, here);
  set_usage_switch(frame, from, here, page);
  set_search_facts(frame, from, view, page);
  set_place(frame, from, here, page);
  return page;
}

}  // namespace waymark
