#include "render/history/article_moves.h"

#include <algorithm>

#include "base/text.h"
#include "library/pages/page_index.h"
#include "library/title.h"

namespace waymark {
namespace {

// More articles than these would be a list to work through.
constexpr std::size_t max_articles = 3;

// The top heading where there is one: titles made for search engines are often those of a whole set of articles.
std::string name_of(const Library& library, VariantId variant) {
  const std::vector<Section>& sections = library.article(variant).sections;
  const auto top = std::ranges::find(sections, 1, &Section::level);
  return top == sections.end() || trim(top->title).empty() ? article_title(library, variant) : top->title;
}

// The article as readers find it now, else its last text; null when no page shows either.
std::optional<PageLink> link_to(const SiteFrame& frame, ArticleId article, LocaleId reader, const Here& here) {
  const Library& library = frame.library();
  const Edition current{reader, library.current_version()};
  std::optional<PageIndex> index = library.page_of(article, current);
  if (!index) {
    const std::vector<VariantId>& variants = library.entry(article).variants;
    const auto own = std::find_if(variants.rbegin(), variants.rend(),
                                  [&](VariantId id) { return library.variant(id).locale == reader; });
    if (variants.empty()) return std::nullopt;
    const VariantId last = own == variants.rend() ? variants.back() : *own;
    index = page_showing(library, last, {reader, library.variant(last).version});
  }
  if (!index) return std::nullopt;
  const VariantId shown = library.pages[*index].variant;
  PageLink link{.text = name_of(library, shown), .url = here.to_page(library, library.pages[*index])};
  if (const LocaleId text = library.variant(shown).locale; text != reader) {
    link.lang = frame.language(text).lang;
    link.dir = frame.language(text).dir;
  }
  return link;
}

std::string_view before_words(ArticleChange change, bool) {
  return change == ArticleChange::renamed ? "history.renamed_from" : "history.merged_from";
}

// Of an article that is still there only a part can have gone.
std::string_view after_words(ArticleChange change, bool still_there) {
  if (change == ArticleChange::renamed) return "history.renamed_to";
  return change == ArticleChange::merged && !still_there ? "history.merged_to" : "history.split_to";
}

}  // namespace

std::vector<PageNotice> article_moves(const SiteFrame& frame, ArticleId article, LocaleId reader, VersionId first,
                                      const Here& here) {
  std::vector<PageNotice> notices;
  const ArticleHistory& history = frame.library().article_histories[article.index()];
  const bool still_there = frame.library().page_of(article, {reader, frame.library().current_version()}).has_value();
  const auto add = [&](const std::vector<ArticleLink>& links, std::string_view (*words)(ArticleChange, bool)) {
    std::size_t told = 0;
    for (const ArticleLink& one : links) {
      if (one.since < first) continue;
      auto link = link_to(frame, one.article, reader, here);
      if (!link) continue;
      if (++told > max_articles) break;
      std::string text = frame.text(reader, words(one.change, still_there), {frame.version_text(reader, one.since)});
      if (notices.empty() || notices.back().text != text)
        notices.push_back({.kind = PageNotice::Kind::change, .text = std::move(text)});
      // Of two by one name, readers cannot choose.
      std::vector<PageLink>& all = notices.back().links;
      if (std::ranges::find(all, link->text, &PageLink::text) == all.end()) all.push_back(std::move(*link));
    }
  };
  add(history.to, after_words);
  add(history.from, before_words);
  return notices;
}

std::string came_from_note(const SiteFrame& frame, ArticleId article, Edition edition) {
  const Library& library = frame.library();
  const std::vector<ArticleLink>& from = library.article_histories[article.index()].from;
  const auto link = std::ranges::find(from, edition.version, &ArticleLink::since);
  if (link == from.end() || edition.version.index() == 0) return {};
  const auto before = library.in_force(link->article, {edition.locale, VersionId{edition.version.index() - 1}});
  if (!before) return {};
  const bool renamed = link->change == ArticleChange::renamed;
  return frame.text(edition.locale, renamed ? "whats_new.article_renamed" : "whats_new.article_from",
                    {name_of(library, before->variant)});
}

std::vector<PageLink> went_to_articles(const SiteFrame& frame, ArticleId article, LocaleId reader, const Here& here) {
  std::vector<PageLink> links;
  for (const ArticleLink& to : frame.library().article_histories[article.index()].to) {
    if (links.size() == max_articles) break;
    if (auto link = link_to(frame, to.article, reader, here)) links.push_back(std::move(*link));
  }
  return links;
}

}  // namespace waymark
