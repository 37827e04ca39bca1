#include "render/history/change_addresses.h"

#include <algorithm>

namespace waymark {

std::vector<SiteAddress> change_addresses(const Library& library, const ArticleHistories& histories) {
  std::vector<SiteAddress> addresses;
  for (const HistoryPage& page : histories.pages()) {
    SiteAddress address{.path = page.path.str()};
    for (const HistoryIndex index : page.sections) {
      // The text before the first heading has an id of the theme's.
      if (!histories.id_of(index).starts_with("page.")) address.anchors.push_back(histories.id_of(index));
      const std::vector<std::string>& older = histories.older_ids(index);
      address.anchors.insert(address.anchors.end(), older.begin(), older.end());
    }
    std::ranges::sort(address.anchors);
    addresses.push_back(std::move(address));
  }
  if (!histories.has_whats_new()) return addresses;
  const bool all = library.config->version_pages == VersionPages::all;
  for (std::size_t locale = 0; locale < library.locale_count(); ++locale) {
    for (std::size_t version = all ? 0 : library.version_count() - 1; version < library.version_count(); ++version)
      addresses.push_back({.path = histories.whats_new_path({LocaleId{locale}, VersionId{version}}).str()});
  }
  return addresses;
}

}  // namespace waymark
