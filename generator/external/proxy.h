#pragma once
// Which proxy the environment names for an address. Decided here and told to libcurl, because the addresses that are
// connected to are checked, and a proxy's own may be private.

#include <functional>
#include <string>

#include "external/web_address.h"

namespace waymark {

using Environment = std::function<std::string(const char* name)>;  // empty where a variable is not set

// http_proxy (in lower case only, since servers hand a header "Proxy" to their programs as HTTP_PROXY), https_proxy,
// all_proxy, and no_proxy, as curl reads them. Empty: none.
std::string proxy_for(const WebAddress& address, const Environment& environment);

Environment process_environment();

}  // namespace waymark
