#include "render/pages/notices.h"

#include <algorithm>
#include <string>

#include "render/history/article_moves.h"
#include "render/redirects/successors.h"

namespace waymark {
namespace {

PageNotice fallback_notice(const SiteFrame& frame, const ArticlePage& page, const Here& here) {
  const LocaleId reader = page.edition.locale;
  const LocaleId source = frame.library().variant(page.variant).locale;
  const std::string source_name = frame.language_name(source, reader);
  PageNotice notice{.kind = PageNotice::Kind::fallback,
                    .text = frame.text(reader, "fallback.text", {frame.language_name(reader, reader), source_name})};
  if (const auto own = frame.library().page_of(page.article, {source, page.edition.version})) {
    notice.links.push_back({.text = frame.text(reader, "fallback.read_source", {source_name}),
                            .url = here.to_page(frame.library(), frame.library().pages[*own]),
                            .lang = frame.language(source).lang});
  }
  return notice;
}

std::string archive_text(const SiteFrame& frame, const ArticlePage& page) {
  const LocaleId reader = page.edition.locale;
  const Variant& variant = frame.library().variant(page.variant);
  if (frame.config().version_pages == VersionPages::all) {
    std::string text = frame.text(reader, "archive.version", {frame.version_text(reader, page.edition.version)});
    if (variant.version != page.edition.version)
      text += " " + frame.text(reader, "archive.since", {frame.version_text(reader, variant.version)});
    return text;
  }
  const std::string& first = frame.version_text(reader, variant.version);
  if (variant.version == variant.last) return frame.text(reader, "archive.one", {first});
  return frame.text(reader, "archive.range", {first, frame.version_text(reader, variant.last)});
}

// How many sections the current text has that this page cannot show, because they came later.
std::size_t sections_added_since(const Library& library, const ArticlePage& page, const ArticlePage& current) {
  const std::vector<HistoryIndex>& now = library.history_of[current.variant.index()];
  const VersionId shown = library.variant(page.variant).version;
  if (library.variant(current.variant).locale != library.variant(page.variant).locale) return 0;
  return static_cast<std::size_t>(std::ranges::count_if(now, [&](HistoryIndex index) {
    return index < library.histories.size() && library.histories[index].wordings.front().since > shown;
  }));
}

PageNotice archive_notice(const SiteFrame& frame, const ArticlePage& page, const Here& here) {
  const LocaleId reader = page.edition.locale;
  const Library& library = frame.library();
  PageNotice notice{.kind = PageNotice::Kind::archive, .text = archive_text(frame, page)};
  if (const auto current = library.page_of(page.article, {reader, library.current_version()})) {
    const std::size_t later = sections_added_since(library, page, library.pages[*current]);
    if (later > 0) notice.text += " " + frame.counted_text(reader, "section.later", later);
    notice.links.push_back(
        {.text = frame.text(reader, "archive.read_current"), .url = here.to_page(library, library.pages[*current])});
    if (const HistoryPage* history = frame.histories().page_of(page.article, library.variant(page.variant).locale))
      notice.links.push_back({.text = frame.text(reader, "mark.read_changes"), .url = here.to(history->path)});
    return notice;
  }
  notice.text += " " + frame.text(reader, "archive.retired");
  if (const auto successor = successor_of(frame, library.entry(page.article).successor, reader, here))
    notice.links.push_back({.text = frame.text(reader, "archive.read_successor"), .url = successor->url});
  else
    notice.links = went_to_articles(frame, page.article, reader, here);
  return notice;
}

}  // namespace

std::vector<PageNotice> notices_of(const SiteFrame& frame, const ArticlePage& page, const Here& here) {
  std::vector<PageNotice> notices;
  if (page.archive) notices.push_back(archive_notice(frame, page, here));
  if (page.fallback) notices.push_back(fallback_notice(frame, page, here));
  return notices;
}

}  // namespace waymark
