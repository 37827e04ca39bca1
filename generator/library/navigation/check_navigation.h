#pragma once
// What an entry of a navigation names, and the findings about entries that name nothing.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "library/library.h"
#include "library/navigation/toc_files.h"

namespace waymark {

struct NavigationTarget {
  ArticleId article;
  std::string anchor;  // as written
};

// Is a target of site.yml's navigation an address rather than an article's name?
bool is_url(std::string_view target);
// "change-settings#phone": by name, else by path; ".md" may stand at its end.
std::optional<NavigationTarget> find_navigation_target(const Library& library, std::string_view target);
// The article's anchor that a fragment means: exact, else in another case; empty when there is none.
std::string existing_anchor(const Article& article, std::string_view fragment);
// The title of a text without the site's name, else the article's name.
std::string navigation_title(const Library& library, VariantId variant);

void check_configured_navigation(const Library& library, Diagnostics& diagnostics);
void check_toc_files(const Library& library, const std::vector<TocFile>& files, Diagnostics& diagnostics);
// Articles of the current edition that no locale's navigation names. Needs library.navigation.
void check_orphans(const Library& library, Diagnostics& diagnostics);

}  // namespace waymark
