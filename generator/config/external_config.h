#pragma once
// How `waymark check --external` asks other servers: the key `external` of site.yml. The initialisers are the
// documented defaults.

#include <cstdint>
#include <string>
#include <vector>

#include "base/ip_address.h"
#include "source/span.h"

namespace waymark {

struct ExternalConfig {
  // Globs over whole addresses without their fragment, or over hosts where they have no '/'.
  std::vector<std::string> allow;          // when there are some, nothing else is asked
  std::vector<std::string> deny;           // never asked
  std::vector<IpRange> private_addresses;  // asked, though they are of a private network or this machine
  std::vector<std::uint16_t> ports;        // besides 80 and 443
  bool robots = true;                      // robots.txt is obeyed
  std::string contact;                     // address or mail address that servers are told; may be empty
  std::uint32_t cache_days = 7;            // for how long an address that answered is not asked again …
  std::uint32_t gone_days = 1;             // … one that was gone …
  std::uint32_t failed_hours = 1;          // … and one that did not answer as it should; 0: asked each time
  std::uint32_t per_host = 3;              // requests at the same time
  std::uint32_t per_second = 8;            // requests that begin in a second, of one host
  std::uint32_t retries = 2;               // after a failure that may pass
  std::uint32_t timeout_seconds = 20;      // for one request
  std::uint32_t time_limit_minutes = 30;   // for all of them
  Span span;                               // of the key in site.yml; empty where it is not there
};

}  // namespace waymark
