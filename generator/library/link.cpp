#include "library/link.h"

#include "library/addresses/check_redirects.h"
#include "library/addresses/redirects.h"
#include "library/catalog.h"
#include "library/history/article_history.h"
#include "library/history/check_rename_circles.h"
#include "library/history/section_history.h"
#include "library/history/section_renames.h"
#include "library/links/check_references.h"
#include "library/links/link_index.h"
#include "library/links/locate.h"
#include "library/navigation/navigation.h"
#include "library/pages/pages.h"
#include "library/translations/translations.h"
#include "library/usages/usage_scopes.h"
#include "library/usages/usages.h"
#include "library/usages/views.h"

namespace waymark {

Library link(std::vector<Article> articles, const Config& config, const SourceSet& sources, std::size_t jobs,
             Diagnostics& diagnostics) {
  Library library;
  library.config = &config;
  library.sources = &sources;

  build_catalog(std::move(articles), library, diagnostics);
  // From here on variants and articles keep their ids, and in_force() answers.

  build_link_index(library, jobs);
  name_successors(library);
  // From here on every name that a reference may use can be looked up.

  build_histories(library, jobs);
  build_article_histories(library);
  check_section_renames(library, diagnostics);
  // From here on each section's and each article's history is known.

  build_old_anchors(library);
  build_translations(library, jobs);
  // From here on every anchor that ever led to a section is known, and what each translation lacks.

  build_pages(library, diagnostics);
  // From here on page_of() answers, and every page and asset has its address.

  locate_all(library, jobs);
  // From here on resolve() answers.

  build_navigation(library, diagnostics);
  find_choosers(library, diagnostics);
  find_scopes(library, diagnostics);
  find_views(library);
  find_usage_stops(library);
  // From here on nothing in the library changes.

  check_redirects(library, diagnostics);
  check_rename_circles(library, diagnostics);
  check_references(library, jobs, diagnostics);
  return library;
}

}  // namespace waymark
