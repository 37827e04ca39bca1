#include "render/render_site.h"

#include <unordered_set>
#include <utility>

#include "base/unicode.h"
#include "library/usages/views.h"
#include "render/history/history_page.h"
#include "render/history/whats_new_page.h"
#include "render/index/index_page.h"
#include "render/pages/article_page.h"
#include "render/pages/home_page.h"
#include "render/pages/not_found_page.h"
#include "render/pages/question_page.h"
#include "render/pages/search_page.h"
#include "render/pages/usage_page.h"
#include "render/redirects/redirect_pages.h"
#include "render/redirects/server_redirects.h"
#include "render/server_headers.h"
#include "render/site_frame.h"
#include "render/sitemap.h"

namespace waymark {
namespace {

// The few pages that no article is behind, but for those of news and redirects.
std::vector<Page> other_pages(const SiteFrame& frame) {
  std::vector<Page> pages;
  for (const Edition edition : frame.complete_editions()) {
    if (!has_home_article(frame, edition)) pages.push_back(home_page(frame, edition));
  }
  pages.push_back(not_found_page(frame));
  return pages;
}

// Those of addresses at which nothing stands.
std::vector<RedirectRow> free_redirects(const SiteFrame& frame, const std::vector<Output>& outputs) {
  std::unordered_set<std::string> taken;
  for (const Output& output : outputs) taken.insert(case_fold(output.path.str()));
  return redirect_rows(frame.library(), taken);
}

void append(std::vector<Output>& all, std::vector<Output> more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace

std::vector<Output> render_site(const SiteFrame& frame) {
  // Each page is made of the frame alone. What that keeps for the next (ShownEntries) changes no page.
  std::vector<Output> outputs;
  const auto add = [&](const SitePath& path, auto make_page) {
    outputs.push_back({.path = path, .make = [&frame, make_page] { return frame.theme().render(make_page()); }});
  };
  const auto add_made = [&](const Page& page) {
    outputs.push_back({.path = page.path, .bytes = frame.theme().render(page)});
  };
  for (const ArticlePage& page : frame.library().pages) {
    add(page.path, [&frame, &page] { return article_page(frame, page); });
  }
  for (std::size_t i = 0; i < frame.config().usages.size(); ++i) {
    const UsageId usage{i};
    for (const Edition edition : frame.complete_editions())
      add(frame.usage_path(usage, edition), [&frame, usage, edition] { return usage_page(frame, usage, edition); });
    for (const ArticlePage& page : frame.library().pages) {
      if (!page.views.contains(usage) || frame.library().entry(page.article).name == frame.config().home) continue;
      add(view_path(frame.library(), page, usage), [&frame, &page, usage] { return article_page(frame, page, usage); });
    }
  }
  for (std::size_t i = 0; i < frame.config().questions.size() * frame.locale_count(); ++i) {
    const LocaleId locale{i % frame.locale_count()};
    const std::size_t question = i / frame.locale_count();
    add(question_path(frame.library(), question, locale),
        [&frame, question, locale] { return question_page(frame, question, locale); });
  }
  for (const FormerQuestion& former : former_questions(frame.library()))
    add(former.path, [&frame, former] { return former_question_page(frame, former); });
  for (const HistoryPage& page : frame.histories().pages()) {
    add(page.path, [&frame, &page] { return history_page(frame, page); });
  }
  if (frame.histories().has_whats_new()) {
    for (const Edition edition : frame.complete_editions()) {
      add(frame.histories().whats_new_path(edition), [&frame, edition] { return whats_new_page(frame, edition); });
    }
  }
  if (frame.has_search()) {
    for (const Edition edition : frame.complete_editions())
      add(frame.search_path(edition), [&frame, edition] { return search_page(frame, edition); });
    for (const Edition edition : frame.complete_editions()) {
      for (std::size_t view = 0; view <= frame.config().usages.size(); ++view) {
        const auto usage = view == 0 ? std::optional<UsageId>() : UsageId{view - 1};
        for (std::size_t i = 0; i < frame.alphabetic_index(edition).pages(usage).size(); ++i) {
          add(frame.index_path(edition, usage, i),
              [&frame, edition, usage, i] { return index_page(frame, edition, usage, i); });
        }
      }
    }
  }
  for (const Page& page : other_pages(frame)) add_made(page);
  const std::vector<RedirectRow> redirects = free_redirects(frame, outputs);
  for (const Page& page : redirect_pages(frame, redirects)) add_made(page);
  for (ViewRedirect& row : view_redirects(frame.library(), redirects)) {
    const SitePath from = row.from;
    add(from, [&frame, row = std::move(row)] { return view_redirect_page(frame, row); });
  }
  append(outputs, server_redirects(frame, redirects));
  append(outputs, server_headers(frame));
  append(outputs, sitemap(frame));
  return outputs;
}

}  // namespace waymark
