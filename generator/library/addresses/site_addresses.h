#pragma once
// What links from elsewhere may end in: the addresses of all pages of the site, and the anchors on them.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "library/library.h"

namespace waymark {

struct SiteAddress {
  std::string path;                  // of the page, relative to the site's root
  std::vector<std::string> anchors;  // sorted
  bool redirect = false;             // leads to the page that has the anchors, or away:
  bool leaves = false;               // a redirect to another site, of whose anchors nothing is known
};

// Ordered by path. Pages of articles, home and usage pages, `more` that the library knows nothing of, and redirects,
// which have the anchors of the page they lead to. Pictures and the theme's files are left out: nothing but pages of
// the site leads there.
std::vector<SiteAddress> site_addresses(const Library& library, std::vector<SiteAddress> more, std::size_t jobs);

// Null: no such page.
const SiteAddress* find_address(const std::vector<SiteAddress>& addresses, std::string_view path);

}  // namespace waymark
