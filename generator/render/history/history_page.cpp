#include "render/history/history_page.h"

#include <algorithm>

#include "base/escape.h"
#include "base/text.h"
#include "library/title.h"
#include "render/history/article_moves.h"
#include "render/history/change_html.h"
#include "render/history/version_ranges.h"
#include "render/pages/section_links.h"
#include "render/pages/section_marks.h"

namespace waymark {
namespace {

// A page of more than a mebibyte takes a phone seconds to open. What is beyond is listed with links to each wording,
// without its words.
constexpr std::size_t max_bytes = std::size_t{768} << 10;
constexpr std::size_t max_bytes_of_one = std::size_t{64} << 10;
// Paragraphs, items and rows of both wordings. Comparing more takes longer than a tenth of a second, and nobody reads
// it.
constexpr std::size_t max_blocks = 10'000;

// Of one wording. One that stood in more places than these is moved to and fro.
constexpr std::size_t max_moves = 3;

class HistoryWriter {
 public:
  HistoryWriter(const SiteFrame& frame, const HistoryPage& from, const Here& here)
      : frame_(frame), library_(frame.library()), from_(from), here_(here), changes_(frame, from.locale) {
    first_version_ = library_.current_version();
    for (const HistoryIndex index : from.sections)
      first_version_ = std::min(first_version_, library_.histories[index].wordings.front().since);
  }

  PageHistorySection section(HistoryIndex index) {
    const SectionHistory& history = library_.histories[index];
    PageHistorySection out{.id = frame_.histories().id_of(index),
                           .anchors = frame_.histories().older_ids(index),
                           .title = section_title(library_, history.newest().id)};
    const Edition current{from_.locale, library_.current_version()};
    if (const auto found = section_in_edition(frame_, history, current, here_)) {
      out.url = found->url;
    } else if (history.removed) {
      out.removed = frame_.text(from_.locale, "section.removed", {version(*history.removed)});
      Places places = places_of(frame_, history, current, here_);
      out.places_text = std::move(places.text);
      out.places = std::move(places.links);
    }
    const std::vector<WordingRun>& runs = frame_.histories().runs(index);
    for (std::size_t i = runs.size(); i-- > 0;) out.wordings.push_back(wording(history, runs, i));
    return out;
  }

 private:
  const std::string& version(VersionId id) const { return frame_.version_text(from_.locale, id); }

  PageWording wording(const SectionHistory& history, const std::vector<WordingRun>& runs, std::size_t i) {
    const SectionWording& first = history.wordings[runs[i].first];
    PageWording out{.label = range_text(frame_, from_.locale, history, runs[i]),
                    .url = url_of_wording(frame_, history.wordings[runs[i].last], from_.locale, here_)};
    if (written_ > max_bytes) {
      // Once a section: a thousand wordings would say it a thousand times.
      if (i > 0 && i + 1 == runs.size()) out.note = frame_.text(from_.locale, "history.too_long");
      return out;
    }
    if (history.removed && i + 1 == runs.size()) {
      out.text_html = changes_.text(section_blocks(library_, history.newest().id), max_bytes_of_one);
    }
    if (i == 0) {
      out.note = first_note(history, runs.size());
      out.sources = came_from(history);
    } else {
      const SectionWording& before = history.wordings[runs[i - 1].last];
      const std::string& old_title = section_of(library_, before.id).title;
      const std::string& new_title = section_of(library_, first.id).title;
      if (old_title != new_title) out.title_html = changes_.title(diff_words(old_title, new_title, budget_));
      const std::vector<TextBlock> old_text = section_blocks(library_, before.id);
      const std::vector<TextBlock> new_text = section_blocks(library_, first.id);
      if (old_text.size() + new_text.size() > max_blocks)
        out.note = frame_.text(from_.locale, "history.too_long");
      else if (old_text != new_text)
        out.change_html = changes_.blocks(diff_blocks(old_text, new_text, budget_), max_bytes_of_one);
    }
    add_moves(history, runs[i], out.note);
    written_ += out.text_html.size() + out.title_html.size() + out.change_html.size();
    return out;
  }

  // That the section came back, and where it stood in another place without another word.
  void add_moves(const SectionHistory& history, WordingRun run, std::string& note) const {
    const auto add = [&](const std::string& text) { note += note.empty() ? text : " " + text; };
    std::size_t told = 0;
    for (std::uint32_t w = std::max(run.first, 1U); w <= run.last && told < max_moves; ++w) {
      const SectionWording& wording = history.wordings[w];
      if (came_back(history, w)) {
        add(frame_.text(from_.locale, "history.back", {version(VersionId{history.wordings[w - 1].last.index() + 1})}));
      } else if (moved_by_itself(library_, wording)) {
        add(w == run.first ? frame_.text(from_.locale, "history.moved")
                           : frame_.text(from_.locale, "history.moved_in", {version(wording.since)}));
        ++told;
      }
    }
  }

  std::string first_note(const SectionHistory& history, std::size_t runs) const {
    const bool later = history.wordings.front().since > first_version_;
    if (later) return frame_.text(from_.locale, "history.new");
    if (runs == 1 && !history.removed) return frame_.text(from_.locale, "history.unchanged");
    return frame_.text(from_.locale, "history.first");
  }

  // Sections that ended when this one began, or that it was taken out of. Those that ended later only lead here.
  std::vector<PageLink> came_from(const SectionHistory& history) const {
    std::vector<PageLink> links;
    for (const HistoryIndex index : history.came_from) {
      if (links.size() == 3) break;
      const SectionHistory& source = library_.histories[index];
      const bool goes_on = std::ranges::any_of(source.continued_in, [&](const SectionContinuation& next) {
        return &library_.histories[next.history] == &history;
      });
      if (source.removed != history.wordings.front().since && !goes_on) continue;
      PageLink link{.text = section_title(library_, source.newest().id), .url = history_url(frame_, source, here_)};
      const ArticleId article = library_.variant(source.newest().id.variant).article;
      if (article != from_.article) link.note = article_title(library_, source.newest().id.variant);
      if (link.note == link.text) link.note.clear();
      if (link.url.empty()) link.url = url_of_wording(frame_, source.newest(), from_.locale, here_);
      links.push_back(std::move(link));
    }
    return links;
  }

  const SiteFrame& frame_;
  const Library& library_;
  const HistoryPage& from_;
  const Here& here_;
  ChangeWriter changes_;
  DiffBudget budget_;
  std::size_t written_ = 0;
  VersionId first_version_;  // of the article
};

// The article's histories in all locales that have one; empty when this is the only one.
std::vector<PageLink> other_languages(const SiteFrame& frame, const HistoryPage& from, const Here& here) {
  std::vector<PageLink> links;
  for (std::size_t i = 0; i < frame.locale_count(); ++i) {
    const HistoryPage* history = frame.histories().page_of(from.article, LocaleId{i});
    if (history == nullptr) continue;
    const PageLanguage& language = frame.language(LocaleId{i});
    links.push_back({.text = language.name,
                     .url = here.to(history->path),
                     .current = history == &from,
                     .lang = language.lang,
                     .dir = language.dir});
  }
  if (links.size() < 2) links.clear();
  return links;
}

}  // namespace

Page history_page(const SiteFrame& frame, const HistoryPage& from) {
  const Library& library = frame.library();
  const Edition edition{from.locale, library.current_version()};
  const Here here(from.path);
  Page page = frame.begin_page(Page::Layout::history, edition, here);
  const VariantId newest = library.histories[from.sections.front()].newest().id.variant;
  const std::string title = article_title(library, newest);
  page.title = frame.text(from.locale, "history.title", {title});
  page.noindex = true;
  page.breadcrumbs.push_back({.text = frame.text(from.locale, "home"), .url = page.home_url});
  if (const auto index = library.page_of(from.article, edition)) {
    page.article_url = here.to_page(library, library.pages[*index]);
    std::ranges::move(frame.navigation(edition).above(from.article, here), std::back_inserter(page.breadcrumbs));
    page.breadcrumbs.push_back({.text = title, .url = page.article_url});
  }
  page.navigation = frame.navigation(edition).shown_beside(from.article, here, frame.theme(), page.locale);
  page.locales = other_languages(frame, from, here);
  VersionId first = library.current_version();
  for (const HistoryIndex index : from.sections)
    first = std::min(first, library.histories[index].wordings.front().since);
  page.notices = article_moves(frame, from.article, from.locale, first, here);
  HistoryWriter writer(frame, from, here);
  for (const HistoryIndex index : from.sections) {
    PageHistorySection section = writer.section(index);
    page.outline.push_back({.text_html = html(section.title), .url = here.to(from.path, section.id)});
    page.history.push_back(std::move(section));
  }
  if (page.outline.size() < 2) page.outline.clear();
  return page;
}

}  // namespace waymark
