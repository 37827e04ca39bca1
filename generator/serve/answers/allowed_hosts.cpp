#include "serve/answers/allowed_hosts.h"

#include <algorithm>

#include "base/ip_address.h"
#include "base/text.h"

namespace waymark {
namespace {

bool is_port(std::string_view text) {
  return !text.empty() && text.size() <= 5 && std::ranges::all_of(text, is_ascii_digit);
}

}  // namespace

std::string_view host_name_of(std::string_view header) {
  if (header.starts_with('[')) {
    const std::size_t end = header.find(']');
    if (end == std::string_view::npos) return {};
    const std::string_view rest = header.substr(end + 1);
    if (!rest.empty() && !(rest.starts_with(':') && is_port(rest.substr(1)))) return {};
    return header.substr(1, end - 1);
  }
  const std::size_t colon = header.find(':');
  if (colon == std::string_view::npos) return header;
  return is_port(header.substr(colon + 1)) ? header.substr(0, colon) : std::string_view();
}

bool is_loopback(std::string_view host) {
  if (iequals(host, "localhost")) return true;
  const auto address = parse_ip(host);
  if (!address) return false;
  return parse_ip_range("127.0.0.0/8")->contains(*address) || *address == *parse_ip("::1");
}

bool is_allowed_host(std::string_view header, std::string_view given) {
  const std::string_view name = host_name_of(header);
  if (name.empty()) return false;
  if (is_loopback(name) || iequals(name, given)) return true;
  if (name.size() > 10 && iequals(name.substr(name.size() - 10), ".localhost")) return true;
  return !given.empty() && !is_loopback(given) && parse_ip(name).has_value();
}

}  // namespace waymark
