#pragma once
// Each old address and where it leads, once for the redirect pages and the maps for servers.

#include <set>
#include <string>
#include <vector>

#include "library/redirects.h"
#include "render/site_frame.h"

namespace waymark {

struct RedirectRow {
  SitePath from;
  LocaleId locale;
  RedirectEnd end;            // a page or an address
  bool last_wording = false;  // nothing took its place: `end` is the page of its last wording
};

// In every locale, for addresses of the current version that are not `taken` (folded). By locale, then address.
std::vector<RedirectRow> redirect_rows(const SiteFrame& frame, const std::set<std::string>& taken);

}  // namespace waymark
