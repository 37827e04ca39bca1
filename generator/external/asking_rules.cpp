#include "external/asking_rules.h"

#include <algorithm>
#include <fmt/format.h>

namespace waymark {

bool may_connect(const IpAddress& ip, const ExternalConfig& settings) {
  if (!special_purpose(ip)) return true;
  return std::ranges::any_of(settings.private_addresses, [&](const IpRange& range) { return range.contains(ip); });
}

std::optional<std::string> why_refused(const WebAddress& address, const ExternalConfig& settings) {
  if (address.ip && !may_connect(*address.ip, settings))
    return fmt::format("is not asked: {} is {}", address.ip->text(), *special_purpose(*address.ip));
  const bool usual = address.port == 80 || address.port == 443;
  if (!usual && std::ranges::find(settings.ports, address.port) == settings.ports.end())
    return fmt::format("is not asked: {} is no usual port of a web server", address.port);
  return std::nullopt;
}

bool is_wanted(const WebAddress& address, const ExternalConfig& settings) {
  const auto matches = [&](const std::string& glob) { return address_matches(glob, address); };
  if (std::ranges::any_of(settings.deny, matches)) return false;
  return settings.allow.empty() || std::ranges::any_of(settings.allow, matches);
}

}  // namespace waymark
