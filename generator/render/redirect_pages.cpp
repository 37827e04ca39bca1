#include "render/redirect_pages.h"

#include <map>

#include "base/unicode.h"
#include "library/page_addresses.h"
#include "render/successors.h"

namespace waymark {
namespace {

// Name → successor, of all articles that a current edition may lack.
std::map<std::string, std::string> retired_names(const Library& library) {
  std::map<std::string, std::string> names;
  for (const Retirement& retirement : library.config->retirements)
    names.emplace(retirement.article, retirement.successor);
  for (const ArticleEntry& entry : library.articles) {
    if (entry.retired) names.insert_or_assign(entry.name, entry.successor);
  }
  return names;
}

}  // namespace

std::vector<Page> redirect_pages(const SiteFrame& frame, const std::set<std::string>& taken) {
  const Library& library = frame.library();
  std::vector<Page> pages;
  std::set<std::string> made = taken;
  const std::map<std::string, std::string> names = retired_names(library);
  for (std::size_t i = 0; i < frame.locale_count(); ++i) {
    const Edition edition{LocaleId{i}, library.current_version()};
    for (const auto& [name, successor] : names) {
      const auto path = SitePath::from(edition_folder(library, edition) + name + ".html");
      if (!path || successor.empty() || made.contains(case_fold(path->str()))) continue;
      const Here here(*path);
      const auto target = successor_of(frame, successor, edition.locale, here);
      if (!target) continue;
      made.insert(case_fold(path->str()));
      Page page = frame.begin_page(Page::Layout::redirect, edition, here);
      page.title = target->title.empty() ? frame.text(edition.locale, "redirect.title") : target->title;
      page.redirect_url = target->url;
      page.canonical = target->absolute;
      page.noindex = true;
      pages.push_back(std::move(page));
    }
  }
  return pages;
}

}  // namespace waymark
