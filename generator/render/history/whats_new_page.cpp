#include "render/history/whats_new_page.h"

#include <algorithm>

#include "library/pages/page_index.h"
#include "library/title.h"
#include "render/history/article_moves.h"
#include "render/pages/section_links.h"
#include "render/pages/section_marks.h"
#include "render/pages/switches.h"
#include "render/redirects/successors.h"

namespace waymark {
namespace {

// Enough for years of most help sites, and 60 KB for readers; older news stands on each article's history page. The
// newest version is always told in full.
constexpr std::size_t max_articles = 150;
// Of one article in one version; its history page has them all. What was removed counts by itself: it is what readers
// look for in vain.
constexpr std::size_t max_sections = 8;

class NewsWriter {
 public:
  NewsWriter(const SiteFrame& frame, Edition edition, const Here& here)
      : frame_(frame), library_(frame.library()), edition_(edition), here_(here) {}

  PageNewsArticle article(const ArticleNews& news, VersionId version) const {
    PageNewsArticle out;
    out.link.text = article_title(library_, news.variant);
    const auto page = library_.page_of(news.article, edition_);
    if (page) {
      out.link.text = article_title(library_, library_.pages[*page].variant);
      out.link.url = here_.to_page(library_, library_.pages[*page]);
    } else if (const auto last = page_showing(library_, news.variant, edition_)) {
      out.link.url = here_.to_page(library_, library_.pages[*last]);
    }
    const LocaleId language = library_.variant(news.variant).locale;
    if (language != edition_.locale) {
      out.link.lang = frame_.language(language).lang;
      out.link.dir = frame_.language(language).dir;
    }
    if (const HistoryPage* history = frame_.histories().page_of(news.article, language))
      out.history_url = here_.to(history->path);
    out.note = note(news);
    if (news.kind == ArticleNews::Kind::added) {
      const std::string from = came_from_note(frame_, news.article, {edition_.locale, version});
      if (!from.empty()) out.note = from;
    }
    if (news.kind == ArticleNews::Kind::removed) {
      if (const auto successor = successor_of(frame_, library_.entry(news.article).successor, edition_.locale, here_))
        out.places.push_back(
            {.text = successor->title.empty() ? successor->url : successor->title, .url = successor->url});
      else
        out.places = went_to_articles(frame_, news.article, edition_.locale, here_);
    }
    std::size_t removed = 0;
    std::size_t others = 0;
    for (const SectionNews& one : news.sections) {
      if (++(one.kind == SectionNews::Kind::removed ? removed : others) > max_sections) {
        out.more = frame_.text(edition_.locale, "whats_new.more");
        continue;
      }
      out.sections.push_back(section(one, news.article));
    }
    return out;
  }

 private:
  std::string note(const ArticleNews& news) const {
    switch (news.kind) {
      case ArticleNews::Kind::added:
        return frame_.text(edition_.locale, "whats_new.article_new");
      case ArticleNews::Kind::translated:
        return frame_.text(edition_.locale, "whats_new.article_translated",
                           {frame_.language_name(edition_.locale, edition_.locale)});
      case ArticleNews::Kind::rewritten:
        return frame_.text(edition_.locale, "whats_new.article_rewritten");
      case ArticleNews::Kind::removed:
        return frame_.text(edition_.locale, "whats_new.article_removed");
      case ArticleNews::Kind::changed:
        break;
    }
    return {};
  }

  PageNewsSection section(const SectionNews& news, ArticleId article) const {
    const SectionHistory& history = library_.histories[news.history];
    const SectionWording& wording = history.wordings[news.wording];
    PageNewsSection out{.label = frame_.text(edition_.locale, label(news.kind))};
    out.link.text = section_title(library_, wording.id);
    if (const auto found = section_in_edition(frame_, history, edition_, here_)) {
      out.link.url = found->url;
    } else {
      out.link.url = history_url(frame_, history, here_);
    }
    const bool ends = news.kind == SectionNews::Kind::removed || news.kind == SectionNews::Kind::added;
    if (!ends && is_renamed(library_, history, news.wording))
      out.note = frame_.text(edition_.locale, "whats_new.was",
                             {section_title(library_, history.wordings[news.wording - 1].id)});
    if (news.kind == SectionNews::Kind::removed) {
      Places places = places_of(frame_, history, edition_, here_);
      out.places_text = std::move(places.text);
      out.places = std::move(places.links);
    }
    if (news.kind == SectionNews::Kind::added) {
      for (const HistoryIndex source : history.came_from) {
        const VariantId from = library_.histories[source].newest().id.variant;
        if (library_.variant(from).article == article) continue;
        out.note = frame_.text(edition_.locale, "whats_new.came_from", {article_title(library_, from)});
        break;
      }
    }
    return out;
  }

  static std::string_view label(SectionNews::Kind kind) {
    switch (kind) {
      case SectionNews::Kind::added:
        return "whats_new.new";
      case SectionNews::Kind::returned:
        return "whats_new.back";
      case SectionNews::Kind::changed:
        return "whats_new.changed";
      case SectionNews::Kind::renamed:
        return "whats_new.renamed";
      case SectionNews::Kind::moved:
        return "whats_new.moved";
      case SectionNews::Kind::removed:
        break;
    }
    return "whats_new.removed";
  }

  const SiteFrame& frame_;
  const Library& library_;
  Edition edition_;
  const Here& here_;
};

// Under another name, which is told there.
bool goes_on(const Library& library, const ArticleNews& news, VersionId version) {
  if (news.kind != ArticleNews::Kind::removed) return false;
  return std::ranges::any_of(library.article_histories[news.article.index()].to, [&](const ArticleLink& to) {
    return to.change == ArticleChange::renamed && to.since == version;
  });
}

// The locale whose text of the article a reader of `edition` gets.
LocaleId text_locale(const Library& library, ArticleId article, Edition edition) {
  if (const auto shown = library.in_force(article, edition)) return library.variant(shown->variant).locale;
  for (const VariantId id : library.entry(article).variants) {
    if (library.variant(id).locale == edition.locale) return edition.locale;
  }
  return library.config->source_locale;
}

}  // namespace

Page whats_new_page(const SiteFrame& frame, Edition edition) {
  const Library& library = frame.library();
  const Here here(frame.histories().whats_new_path(edition));
  Page page = frame.begin_page(Page::Layout::whats_new, edition, here);
  page.title = frame.text(edition.locale, "whats_new.title");
  page.description = frame.text(edition.locale, "whats_new.description");
  page.noindex = edition.version != library.current_version();
  page.canonical =
      absolute_url(frame.config(), frame.histories().whats_new_path({edition.locale, library.current_version()}));
  page.breadcrumbs.push_back({.text = frame.text(edition.locale, "home"), .url = page.home_url});
  page.navigation = frame.navigation(edition).shown_beside(std::nullopt, here, frame.theme(), page.locale);
  page.locales = locale_links_of(frame, edition.locale, here, [&](LocaleId locale) {
    return frame.histories().whats_new_path({locale, edition.version});
  });
  const NewsWriter writer(frame, edition, here);
  const LocaleId source = frame.config().source_locale;
  std::size_t articles = 0;
  for (std::size_t v = edition.version.index() + 1; v-- > 1 && articles < max_articles;) {
    const VersionId version{v};
    PageNewsVersion of_version{.id = "page.version-" + std::to_string(v),
                               .label = frame.version_text(edition.locale, version)};
    if (version == library.current_version()) of_version.note = frame.text(edition.locale, "version.current");
    std::vector<LocaleId> texts = {edition.locale};
    if (source != edition.locale) texts.push_back(source);
    for (const LocaleId locale : texts) {
      for (const ArticleNews& one : frame.news().of(locale, version)) {
        if (text_locale(library, one.article, edition) != locale || goes_on(library, one, version)) continue;
        of_version.articles.push_back(writer.article(one, version));
        ++articles;
      }
    }
    if (!of_version.articles.empty()) page.news.push_back(std::move(of_version));
  }
  return page;
}

}  // namespace waymark
