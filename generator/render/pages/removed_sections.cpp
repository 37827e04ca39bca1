#include "render/pages/removed_sections.h"

#include <algorithm>

#include "base/text.h"
#include "library/pages/page_index.h"
#include "library/title.h"
#include "render/pages/section_links.h"

namespace waymark {
namespace {

// More places to go on at than a reader would try.
constexpr std::size_t most_links = 3;

class EntryWriter {
 public:
  EntryWriter(const SiteFrame& frame, const ArticlePage& page, const Here& here)
      : frame_(frame), library_(frame.library()), page_(page), here_(here), reader_(page.edition.locale) {}

  PageRemoved write(const RemovedSection& removed) const {
    const SectionHistory& history = library_.histories[removed.history];
    const SectionWording& last = last_wording(history);
    PageRemoved entry{.id = removed.anchors.front(),
                      .anchors = {removed.anchors.begin() + 1, removed.anchors.end()},
                      .title = title_of(last.id)};
    set_language(history.locale, entry.lang, entry.dir);
    const VersionId gone{last.last.index() + 1};
    const std::string& version =
        frame_.version_text(reader_, gone <= page_.edition.version ? gone : page_.edition.version);
    if (history.article == page_.article) {
      entry.text = frame_.text(reader_, "removed.text", {version});
    } else {
      entry.text = frame_.text(reader_, "removed.from", {article_title(library_, last.id.variant), version});
    }
    if (const auto shows = page_showing(library_, last.id.variant, {reader_, last.last})) {
      entry.links.push_back({.text = frame_.text(reader_, "removed.last"),
                             .url = here_.to_page(library_, library_.pages[*shows], anchor_of(last.id))});
      set_link_language(history.locale, entry.links.back());
    }
    add_moves(history, entry);
    return entry;
  }

 private:
  // The newest that readers of the page's version had.
  const SectionWording& last_wording(const SectionHistory& history) const {
    const SectionWording* last = &history.wordings.front();
    for (const SectionWording& wording : history.wordings) {
      if (wording.since <= page_.edition.version) last = &wording;
    }
    return *last;
  }

  const std::string& anchor_of(SectionId id) const { return library_.article(id.variant).sections[id.section].anchor; }

  std::string title_of(SectionId id) const {
    const std::string title = collapse_space(library_.article(id.variant).sections[id.section].title);
    return title.empty() ? article_title(library_, id.variant) : title;
  }

  // The section as the page has it: a translation of another text calls it something else.
  SectionId as_shown(SectionId id, VariantId variant) const {
    const auto& sections = library_.article(variant).sections;
    const auto same = std::ranges::find(sections, anchor_of(id), &Section::anchor);
    return same == sections.end() ? id : SectionId{variant, static_cast<SectionIndex>(same - sections.begin())};
  }

  void set_language(LocaleId locale, std::string& lang, std::string& dir) const {
    if (locale == reader_) return;
    lang = frame_.language(locale).lang;
    dir = frame_.language(locale).dir;
  }

  void set_link_language(LocaleId locale, PageLink& link) const {
    if (locale != reader_) link.lang = frame_.language(locale).lang;
  }

  // Where the matter is now, in other articles; what is in this one has taken over the anchors itself.
  void add_moves(const SectionHistory& history, PageRemoved& entry) const {
    std::vector<ArticleId> named;
    for (const HistoryIndex place : places_at(library_, history, page_.edition.version)) {
      if (named.size() == most_links) break;
      const SectionHistory& now = library_.histories[place];
      if (now.article == page_.article || std::ranges::find(named, now.article) != named.end()) continue;
      const auto shows = library_.page_of(now.article, page_.edition);
      if (!shows) continue;
      named.push_back(now.article);
      const SectionId id = now.newest().id;
      const VariantId variant = library_.pages[*shows].variant;
      const std::string article = article_title(library_, variant);
      const std::string section = title_of(as_shown(id, variant));
      PageLink link{
          .text = frame_.text(reader_, "removed.moved", {section == article ? section : article + ": " + section}),
          .url = here_.to_page(library_, library_.pages[*shows], anchor_of(id))};
      set_link_language(library_.variant(variant).locale, link);
      entry.links.push_back(std::move(link));
    }
  }

  const SiteFrame& frame_;
  const Library& library_;
  const ArticlePage& page_;
  const Here& here_;
  LocaleId reader_;
};

}  // namespace

std::vector<PageRemoved> removed_sections(const SiteFrame& frame, const ArticlePage& page,
                                          const std::vector<RemovedSection>& removed, const Here& here) {
  const EntryWriter writer(frame, page, here);
  std::vector<PageRemoved> entries;
  entries.reserve(removed.size());
  for (const RemovedSection& section : removed) entries.push_back(writer.write(section));
  return entries;
}

}  // namespace waymark
