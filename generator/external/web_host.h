#pragma once
// The host of a web address: names in any script become ASCII (UTS 46), numbers in every form that a resolver would
// take for an IPv4 address become one.

#include <optional>
#include <string>
#include <string_view>

#include "base/ip_address.h"

namespace waymark {

struct WebHost {
  std::string name;  // ASCII, lower case; an IPv6 address in brackets
  std::optional<IpAddress> ip;
};

// Null for what is no host.
std::optional<WebHost> parse_web_host(std::string_view written);

}  // namespace waymark
