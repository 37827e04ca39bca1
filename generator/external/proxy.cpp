#include "external/proxy.h"

#include <cstdlib>

#include "base/text.h"

namespace waymark {
namespace {

bool is_exempt(const WebAddress& address, std::string_view list) {
  std::string_view host = address.host;
  if (host.ends_with('.')) host.remove_suffix(1);
  std::string blanks_as_commas(list);
  for (char& c : blanks_as_commas) {
    if (is_space(c)) c = ',';
  }
  for (std::string_view entry : split(blanks_as_commas, ',')) {
    if (entry.empty()) continue;
    if (entry == "*") return true;
    if (address.ip) {
      if (entry.starts_with('[') && entry.ends_with(']')) entry = entry.substr(1, entry.size() - 2);
      const auto range = parse_ip_range(entry);
      if (range && range->contains(*address.ip)) return true;
      continue;
    }
    if (entry.starts_with('.')) entry.remove_prefix(1);
    if (entry.ends_with('.')) entry.remove_suffix(1);
    if (entry.empty() || entry.size() > host.size() || !iequals(host.substr(host.size() - entry.size()), entry))
      continue;
    if (entry.size() == host.size() || host[host.size() - entry.size() - 1] == '.') return true;
  }
  return false;
}

}  // namespace

std::string proxy_for(const WebAddress& address, const Environment& environment) {
  const auto first_of = [&](std::initializer_list<const char*> names) {
    for (const char* name : names) {
      if (std::string value = environment(name); !value.empty()) return value;
    }
    return std::string();
  };
  if (is_exempt(address, first_of({"no_proxy", "NO_PROXY"}))) return "";
  return address.secure ? first_of({"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"})
                        : first_of({"http_proxy", "all_proxy", "ALL_PROXY"});
}

Environment process_environment() {
  return [](const char* name) {
    const char* value = std::getenv(name);
    return std::string(value == nullptr ? "" : value);
  };
}

}  // namespace waymark
