#pragma once
// The address of a page on another server, as browsers understand what an author wrote (WHATWG URL): host in ASCII and
// lower case, numbers for hosts as IPv4, dots in paths resolved, everything else percent-encoded that must be. Built
// anew from its parts, so that whoever connects cannot read it in another way than whoever checked it.

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "base/ip_address.h"

namespace waymark {

struct WebAddress {
  bool secure = true;           // https
  std::string host;             // ASCII, lower case; an IPv6 address in brackets
  std::optional<IpAddress> ip;  // when the host is one
  std::uint16_t port = 443;
  std::string target = "/";  // path and query
  std::string fragment;      // as written, without '#'
  bool has_credentials = false;

  std::string origin() const;  // "https://example.org:8443"
  std::string text() const;    // without fragment
  std::string path() const { return target.substr(0, target.find('?')); }
  friend bool operator==(const WebAddress&, const WebAddress&) = default;
};

enum class AddressFault : std::uint8_t {
  no_web_scheme,  // something else than http and https
  bad_host,
  bad_port,
};

// User names and passwords are left out; has_credentials tells that there were some.
std::expected<WebAddress, AddressFault> parse_web_address(std::string_view written);

// What a Location header means on the page `base`. The fragment of `base` is kept where the header has none.
std::expected<WebAddress, AddressFault> resolve_web_address(const WebAddress& base, std::string_view location);

// A glob with a '/' is held against the whole address, one without against the host.
bool address_matches(std::string_view glob, const WebAddress& address);

}  // namespace waymark
