#pragma once
// The public addresses of the content (Config::published_at): absolute URLs that are really links into this site.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/url.h"
#include "config/config.h"
#include "library/links/link_index.h"

namespace waymark {

std::vector<PublishedPrefix> published_prefixes(const Config& config);

// The path below the published prefix that fits best, without locale, leading and trailing '/' and extension; null when
// the address is not one of ours. `url` may lack scheme and host ("/azure/x"), which then fit any.
struct PublishedRest {
  std::string path;
  bool own = false;  // PublishedPrefix::own
};
std::optional<PublishedRest> below_published(const std::vector<PublishedPrefix>& prefixes, const UrlParts& url,
                                             const Config& config);

// Where a file with this logical path is published, if a prefix ends in one of its folders: with
// "https://example.org/{locale}/mfa/", "articles/mfa/end-user/x.md" is "https://example.org/nl-nl/mfa/end-user/x".
// Below a prefix that is a whole host, the logical path.
std::optional<std::string> published_address(const std::vector<PublishedPrefix>& prefixes,
                                             std::string_view logical_path, std::string_view locale);

}  // namespace waymark
