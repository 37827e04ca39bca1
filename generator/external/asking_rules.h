#pragma once
// What this program asks at all, whatever a link or a redirect says: web servers on web ports that are not in
// somebody's own network, unless the site's owner said so.

#include <optional>
#include <string>

#include "config/external_config.h"
#include "external/web_address.h"

namespace waymark {

// Whether a connection to this address may be made.
bool may_connect(const IpAddress& ip, const ExternalConfig& settings);

// Why it is not asked, as the rest of the sentence "ADDRESS …"; null when it is. A name is judged when its addresses
// are known, by may_connect().
std::optional<std::string> why_refused(const WebAddress& address, const ExternalConfig& settings);

// By `allow` and `deny`.
bool is_wanted(const WebAddress& address, const ExternalConfig& settings);

}  // namespace waymark
