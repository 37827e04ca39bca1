#pragma once
// Addresses in the views at which no page is, though one was or might have been: nobody who kept such an address, or
// was sent it, ends at nothing.

#include <vector>

#include "library/addresses/redirects.h"
#include "library/library.h"

namespace waymark {

struct ViewRedirect {
  SitePath from;
  Edition edition;
  std::optional<UsageId> usage;  // in whose view it leads on, where that has a page of `end`
  RedirectEnd end;               // a page or an address; nothing: the start of the view
};

// For each usage: articles that have a page, but none in its view, lead to what the same chooser has for the usage,
// else to the page for everybody. `rows`, addresses at which no article is any more, lead to their end as the view has
// it. With usages.pages: scoped both only where any wording of the article was for the view. Ids that usages had
// before have all addresses of the usage, those of usages that are no more lead to the pages for everybody.
//
// addresses.lock does not list the addresses of views: they follow from those of articles, which it lists, and from
// those of usages, which it lists as well.
std::vector<ViewRedirect> view_redirects(const Library& library, const std::vector<RedirectRow>& rows);

// "for/o365/" of an id that a usage had before, below the folder of an edition, and that of the id it has now.
struct FormerFolder {
  std::string from;
  std::string to;
};
std::vector<FormerFolder> former_folders(const Library& library);

}  // namespace waymark
