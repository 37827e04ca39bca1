#include "library/usages/views.h"

#include "base/failure.h"
#include "library/pages/page_addresses.h"
#include "library/pages/page_sections.h"
#include "library/usages/piece_readers.h"
#include "library/usages/usage_scopes.h"

namespace waymark {
namespace {

std::vector<bool> with_chooser(const Library& library) {
  std::vector<bool> has_chooser(library.variants.size(), false);
  for (const Chooser& chooser : library.choosers) has_chooser[chooser.variant.index()] = true;
  return has_chooser;
}

UsageSet views_of(const Library& library, const ArticlePage& page, const PageScopes& scopes,
                  const std::vector<bool>& has_chooser) {
  const Config& config = *library.config;
  const UsageSet all = UsageSet::first(config.usages.size());
  if (library.entry(page.article).name == config.home) return all;
  const bool plain = scopes.sections.empty();
  if (config.usage_pages == UsagePages::scoped && plain && !has_chooser[page.variant.index()]) return {};
  if (plain) return all & scopes.whole;
  UsageSet readers;
  const Article& article = library.article(page.variant);
  for (std::size_t i = 0; i < article.pieces.size(); ++i) {
    readers.add(readers_of_words(article.sections[i], article.pieces[i], scopes.sections[i], scopes.scopes));
    if ((all - readers).empty()) break;
  }
  return all & scopes.whole & readers;
}

}  // namespace

void find_views(Library& library) {
  if (library.page_scopes.empty()) return;
  const std::vector<bool> has_chooser = with_chooser(library);
  for (std::size_t i = 0; i < library.pages.size(); ++i) {
    if (library.pages[i].archive && library.config->version_pages == VersionPages::archive) continue;
    library.pages[i].views = views_of(library, library.pages[i], library.page_scopes[i], has_chooser);
  }
}

std::vector<UsageSet> views_when_current(const Library& library) {
  std::vector<UsageSet> views(library.pages.size());
  if (library.page_scopes.empty()) return views;
  const std::vector<bool> has_chooser = with_chooser(library);
  for (std::size_t i = 0; i < library.pages.size(); ++i)
    views[i] = views_of(library, library.pages[i], library.page_scopes[i], has_chooser);
  return views;
}

SitePath view_path(const Library& library, const ArticlePage& page, UsageId usage) {
  const std::string folder = edition_folder(library, page.edition);
  const auto path = SitePath::from(folder + "for/" + library.config->usages[usage.index()].id + "/" +
                                   page.path.str().substr(folder.size()));
  check(path.has_value(), "a view's folder stands inside the site");
  return *path;
}

}  // namespace waymark
