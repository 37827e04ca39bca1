#pragma once
// Where readers of a retired article go on.

#include <optional>
#include <string>
#include <string_view>

#include "library/addresses/redirects.h"
#include "render/site_frame.h"

namespace waymark {

struct Successor {
  std::string url;       // for href, from the page asking
  std::string absolute;  // empty without base_url
  std::string title;     // of the article it leads to; empty for a URL
};

// `end` is a page or an address.
Successor successor_at(const SiteFrame& frame, const RedirectEnd& end, const Here& here);

// `successor` is what redirects.yml gives: an article, with or without #anchor, or a URL. A successor that has itself
// gone on under another name is followed to its end. Null when that is nowhere, or no address that a page may carry.
std::optional<Successor> successor_of(const SiteFrame& frame, std::string_view successor, LocaleId locale,
                                      const Here& here);

}  // namespace waymark
