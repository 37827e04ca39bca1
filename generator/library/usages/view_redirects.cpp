#include "library/usages/view_redirects.h"

#include <algorithm>
#include <map>

#include "base/failure.h"
#include "library/pages/page_addresses.h"
#include "library/usages/chooser_index.h"
#include "library/usages/views.h"

namespace waymark {
namespace {

std::string folder_of_view(const Library& library, Edition edition, std::string_view id) {
  return edition_folder(library, edition) + "for/" + std::string(id) + "/";
}

class RedirectFinder {
 public:
  RedirectFinder(const Library& library, const std::vector<RedirectRow>& rows) : library_(library), rows_(rows) {
    if (library.config->usage_pages == UsagePages::scoped) note_former_views();
  }

  std::vector<ViewRedirect> find() {
    const std::vector<UsageConfig>& usages = library_.config->usages;
    for (std::size_t i = 0; i < usages.size(); ++i) {
      add_view(UsageId{i}, usages[i].id, false);
      for (const std::string& old : usages[i].formerly) add_view(UsageId{i}, old, true);
    }
    for (const std::string& old : library_.config->removed_usages) add_view(std::nullopt, old, true);
    return std::move(found_);
  }

 private:
  // Everything that a view's folder held or holds, by the id that it has or had. `former`: no page of it is there.
  void add_view(std::optional<UsageId> usage, std::string_view id, bool former) {
    for (const ArticlePage& page : library_.pages) {
      if (page.archive && library_.config->version_pages == VersionPages::archive) continue;
      const bool home = library_.entry(page.article).name == library_.config->home;
      const bool has_page = usage && page.views.contains(*usage);
      if (home || (has_page ? !former : !may_have_had(page.article, usage))) continue;
      add(page.edition, id, page.path, usage, end_of(page, usage));
    }
    for (const RedirectRow& row : rows_) {
      // What other programs published had no views, nor have old wordings and histories.
      if (row.only_elsewhere || (row.article && !may_have_had(*row.article, usage))) continue;
      if (!row.article && library_.config->usage_pages == UsagePages::scoped) continue;
      add({row.locale, library_.current_version()}, id, row.from, usage, row.end);
    }
    if (former) add_starts(usage, id);
  }

  void add_starts(std::optional<UsageId> usage, std::string_view id) {
    const bool all = library_.config->version_pages == VersionPages::all;
    for (std::size_t locale = 0; locale < library_.locale_count(); ++locale) {
      for (std::size_t version = all ? 0 : library_.version_count() - 1; version < library_.version_count();
           ++version) {
        const Edition edition{LocaleId{locale}, VersionId{version}};
        const auto index = SitePath::from(edition_folder(library_, edition) + "index.html");
        check(index.has_value(), "an edition's home page has an address");
        add(edition, id, *index, usage, {});
      }
    }
  }

  // `path` is where it stands for everybody.
  void add(Edition edition, std::string_view id, const SitePath& path, std::optional<UsageId> usage, RedirectEnd end) {
    const std::string folder = edition_folder(library_, edition);
    if (!path.str().starts_with(folder)) return;
    const auto from = SitePath::from(folder_of_view(library_, edition, id) + path.str().substr(folder.size()));
    if (!from) return;
    found_.push_back({.from = *from, .edition = edition, .usage = usage, .end = std::move(end)});
  }

  RedirectEnd end_of(const ArticlePage& page, std::optional<UsageId> usage) {
    RedirectEnd end{.kind = RedirectEnd::Kind::page};
    const auto own = library_.page_of(page.article, page.edition);
    check(own.has_value(), "a page of a complete edition is found");
    end.page = *own;
    if (!usage || page.views.contains(*usage)) return end;
    const auto place = choosers(page.edition).counterpart(page.article, std::nullopt, *usage);
    const auto target = place ? library_.page_of(place->article, page.edition) : std::nullopt;
    if (target && library_.pages[*target].views.contains(*usage)) {
      end.page = *target;
      end.anchor = place->anchor;
    }
    return end;
  }

  const ChooserIndex& choosers(Edition edition) {
    const auto known = choosers_.find(edition);
    return known != choosers_.end() ? known->second : choosers_.try_emplace(edition, library_, edition).first->second;
  }

  // Of a usage that is no more, nobody knows.
  bool may_have_had(ArticleId article, std::optional<UsageId> usage) const {
    return !usage || had_.empty() || had_[article.index()].contains(*usage);
  }

  void note_former_views() {
    had_.resize(library_.articles.size());
    const std::vector<UsageSet> views = views_when_current(library_);
    for (std::size_t i = 0; i < library_.pages.size(); ++i) had_[library_.pages[i].article.index()].add(views[i]);
  }

  const Library& library_;
  const std::vector<RedirectRow>& rows_;
  std::map<Edition, ChooserIndex> choosers_;
  std::vector<UsageSet> had_;  // by article; empty: every view has or had all
  std::vector<ViewRedirect> found_;
};

}  // namespace

std::vector<ViewRedirect> view_redirects(const Library& library, const std::vector<RedirectRow>& rows) {
  if (library.config->usages.empty() && library.config->removed_usages.empty()) return {};
  return RedirectFinder(library, rows).find();
}

std::vector<FormerFolder> former_folders(const Library& library) {
  std::vector<FormerFolder> folders;
  const bool all = library.config->version_pages == VersionPages::all;
  for (std::size_t locale = 0; locale < library.locale_count(); ++locale) {
    for (std::size_t version = all ? 0 : library.version_count() - 1; version < library.version_count(); ++version) {
      const Edition edition{LocaleId{locale}, VersionId{version}};
      const auto add = [&](const std::string& old, std::string to) {
        folders.push_back({.from = folder_of_view(library, edition, old), .to = std::move(to)});
      };
      for (const UsageConfig& usage : library.config->usages) {
        for (const std::string& old : usage.formerly) add(old, folder_of_view(library, edition, usage.id));
      }
      for (const std::string& old : library.config->removed_usages) add(old, edition_folder(library, edition));
    }
  }
  return folders;
}

}  // namespace waymark
