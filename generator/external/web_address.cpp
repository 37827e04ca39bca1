#include "external/web_address.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <vector>

#include "base/text.h"
#include "base/url.h"
#include "external/web_host.h"
#include "source/glob.h"

namespace waymark {
namespace {

// Controls and blanks at the ends and line ends anywhere are not part of an address; a backslash is a slash.
std::string cleaned(std::string_view written) {
  while (!written.empty() && static_cast<unsigned char>(written.front()) <= 0x20) written.remove_prefix(1);
  while (!written.empty() && static_cast<unsigned char>(written.back()) <= 0x20) written.remove_suffix(1);
  std::string text;
  bool before_query = true;
  for (const char c : written) {
    if (c == '\t' || c == '\n' || c == '\r') continue;
    if (c == '?' || c == '#') before_query = false;
    text += c == '\\' && before_query ? '/' : c;
  }
  return text;
}

void append_encoded(std::string& out, std::string_view text, std::string_view also) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte >= 0x7F || std::string_view("\"<>").find(c) != std::string_view::npos ||
        also.find(c) != std::string_view::npos) {
      out += fmt::format("%{:02X}", byte);
    } else {
      out += c;
    }
  }
}

bool is_dots(std::string_view segment, std::size_t count) {
  std::size_t dots = 0;
  while (!segment.empty()) {
    const std::size_t length = segment[0] == '.' ? 1 : istarts_with(segment, "%2e") ? 3 : 0;
    if (length == 0) return false;
    segment.remove_prefix(length);
    ++dots;
  }
  return dots == count;
}

// "/a/./b/../c" → "/a/c"
std::string resolved_path(std::string_view path) {
  std::vector<std::string_view> kept;
  std::vector<std::string_view> segments = split(path.starts_with('/') ? path.substr(1) : path, '/');
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const bool last = i + 1 == segments.size();
    const bool up = is_dots(segments[i], 2);
    if (up && !kept.empty()) kept.pop_back();
    if (!up && !is_dots(segments[i], 1)) {
      kept.push_back(segments[i]);
    } else if (last) {
      kept.emplace_back();
    }
  }
  std::string out;
  for (const std::string_view segment : kept) {
    out += '/';
    append_encoded(out, segment, "#?`{}^");
  }
  return out.empty() ? "/" : out;
}

void set_target(WebAddress& address, const UrlParts& parts) {
  address.target = resolved_path(parts.path);
  if (parts.has_query) {
    address.target += '?';
    append_encoded(address.target, parts.query, "#'");
  }
}

std::optional<AddressFault> set_authority(WebAddress& address, std::string_view authority) {
  const std::size_t at = authority.rfind('@');
  if (at != std::string_view::npos) {
    address.has_credentials = true;
    authority.remove_prefix(at + 1);
  }
  address.port = address.secure ? 443 : 80;
  const std::size_t colon = authority.rfind(':');
  const std::size_t bracket = authority.rfind(']');
  if (colon != std::string_view::npos && (bracket == std::string_view::npos || colon > bracket)) {
    const std::string_view digits = authority.substr(colon + 1);
    if (!digits.empty()) {
      std::uint32_t port = 0;
      const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
      if (error != std::errc() || end != digits.data() + digits.size() || port == 0 || port > 65535)
        return AddressFault::bad_port;
      address.port = static_cast<std::uint16_t>(port);
    }
    authority = authority.substr(0, colon);
  }
  auto host = parse_web_host(authority);
  if (!host) return AddressFault::bad_host;
  address.host = std::move(host->name);
  address.ip = host->ip;
  return std::nullopt;
}

std::expected<WebAddress, AddressFault> build(bool secure, const UrlParts& parts) {
  WebAddress address{.secure = secure, .fragment = std::string(parts.fragment)};
  if (const auto fault = set_authority(address, parts.authority)) return std::unexpected(*fault);
  set_target(address, parts);
  return address;
}

}  // namespace

std::string WebAddress::origin() const {
  std::string text = (secure ? "https://" : "http://") + host;
  if (port != (secure ? 443 : 80)) text += fmt::format(":{}", port);
  return text;
}

std::string WebAddress::text() const { return origin() + target; }

std::expected<WebAddress, AddressFault> parse_web_address(std::string_view written) {
  std::string text = cleaned(written);
  const UrlParts first = split_url(text);
  const bool secure = iequals(first.scheme, "https");
  if (!secure && !iequals(first.scheme, "http")) return std::unexpected(AddressFault::no_web_scheme);
  // Browsers take any number of slashes here, none included.
  const std::size_t after = first.scheme.size() + 1;
  const std::size_t host = std::min(text.find_first_not_of('/', after), text.size());
  text = text.substr(0, after) + "//" + text.substr(host);
  return build(secure, split_url(text));
}

std::expected<WebAddress, AddressFault> resolve_web_address(const WebAddress& base, std::string_view location) {
  const std::string text = cleaned(location);
  const UrlParts parts = split_url(text);
  std::expected<WebAddress, AddressFault> address = base;
  if (!parts.scheme.empty()) {
    address = parse_web_address(text);
  } else if (parts.has_authority) {
    address = build(base.secure, parts);
  } else {
    address->has_credentials = false;
    address->fragment = std::string(parts.fragment);
    const std::string base_path = base.path();
    std::string path(parts.path);
    if (path.empty()) {
      path = base_path;
    } else if (!path.starts_with('/')) {
      path.insert(0, base_path.substr(0, base_path.rfind('/') + 1));
    }
    const std::string_view base_query = std::string_view(base.target).substr(base_path.size());
    const bool keep_query = parts.path.empty() && !parts.has_query && !base_query.empty();
    UrlParts whole = parts;
    whole.path = path;
    set_target(*address, whole);
    if (keep_query) address->target += base_query;
  }
  if (address && !parts.has_fragment) address->fragment = base.fragment;
  return address;
}

bool address_matches(std::string_view glob, const WebAddress& address) {
  return glob_matches(glob, glob.find('/') == std::string_view::npos ? address.host : address.text());
}

}  // namespace waymark
