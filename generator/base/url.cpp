#include "base/url.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/text.h"

namespace waymark {
namespace {

// RFC 3986, 3.1. What stands before a ':' and is no scheme by this grammar ("Step 1: start.md") is part of the path, as
// in browsers.
std::size_t scheme_length(std::string_view text) {
  if (text.empty() || !is_ascii_alpha(text.front())) {
    return 0;
  }
  std::size_t i = 1;
  while (i < text.size() && (is_ascii_alnum(text[i]) || text[i] == '+' || text[i] == '-' || text[i] == '.')) {
    ++i;
  }
  return i < text.size() && text[i] == ':' ? i : 0;
}

constexpr std::size_t prefix_limit = 64;  // longer than any scheme and media type that is looked for

struct NamedReference {
  std::string_view name;
  char c;
};
constexpr std::array<NamedReference, 4> named_references{
    {{"&colon;", ':'}, {"&tab;", '\t'}, {"&newline;", '\n'}, {"&sol;", '/'}}};

// The character of the character reference that `text` starts with and its length; length 0 when there is none. Only
// what may hide a scheme is of interest: numbers in ASCII and a few names.
struct Decoded {
  char c = '\0';
  std::size_t length = 0;
};

Decoded decode_reference(std::string_view text) {
  for (const NamedReference& reference : named_references) {
    if (istarts_with(text, reference.name)) {
      return {reference.c, reference.name.size()};
    }
  }
  if (!text.starts_with("&#")) {
    return {};
  }
  std::size_t i = 2;
  std::uint32_t base = 10;
  if (i < text.size() && ascii_lower(text[i]) == 'x') {
    base = 16;
    ++i;
  }
  const std::size_t first_digit = i;
  std::uint32_t value = 0;
  for (; i < text.size(); ++i) {
    const char c = ascii_lower(text[i]);
    std::uint32_t digit = 16;
    if (is_ascii_digit(c)) {
      digit = static_cast<std::uint32_t>(c - '0');
    } else if (c >= 'a' && c <= 'f') {
      digit = static_cast<std::uint32_t>(c - 'a' + 10);
    }
    if (digit >= base) {
      break;
    }
    value = std::min<std::uint32_t>(value * base + digit, 0x110000);
  }
  if (i == first_digit || value >= 0x80) {
    return {};
  }
  return {static_cast<char>(value), i + (i < text.size() && text[i] == ';' ? 1 : 0)};
}

// The start of the URL as a browser sees it: leading controls and spaces off, tabs and line ends out, lower case.
std::string visible_start(std::string_view url, bool decode) {
  std::string start;
  while (!url.empty() && start.size() < prefix_limit) {
    Decoded next = decode && url.front() == '&' ? decode_reference(url) : Decoded{};
    if (next.length == 0) {
      next = {url.front(), 1};
    }
    url.remove_prefix(next.length);
    const auto byte = static_cast<unsigned char>(next.c);
    const bool dropped = next.c == '\t' || next.c == '\n' || next.c == '\r' || (start.empty() && byte <= 0x20);
    if (!dropped) {
      start += ascii_lower(next.c);
    }
  }
  return start;
}

bool starts_dangerously(std::string_view start) {
  const std::size_t length = scheme_length(start);
  if (length == 0) {
    return false;
  }
  const std::string_view scheme = start.substr(0, length);
  if (scheme == "data") {
    // Pictures that cannot hold script; SVG can when it is opened on its own.
    constexpr std::array<std::string_view, 6> harmless{"image/png", "image/gif",  "image/jpeg",
                                                       "image/jpg", "image/webp", "image/avif"};
    const std::string_view rest = start.substr(length + 1);
    return std::none_of(harmless.begin(), harmless.end(), [rest](std::string_view type) {
      return rest.starts_with(type) && rest.size() > type.size() &&
             (rest[type.size()] == ';' || rest[type.size()] == ',');
    });
  }
  return scheme == "javascript" || scheme == "vbscript" || scheme == "file";
}

}  // namespace

UrlParts split_url(std::string_view text) {
  UrlParts parts;
  const std::size_t scheme = scheme_length(text);
  if (scheme > 0) {
    parts.scheme = text.substr(0, scheme);
    text.remove_prefix(scheme + 1);
  }
  const std::size_t hash = text.find('#');
  if (hash != std::string_view::npos) {
    parts.has_fragment = true;
    parts.fragment = text.substr(hash + 1);
    text = text.substr(0, hash);
  }
  const std::size_t question = text.find('?');
  if (question != std::string_view::npos) {
    parts.has_query = true;
    parts.query = text.substr(question + 1);
    text = text.substr(0, question);
  }
  if (text.starts_with("//")) {
    parts.has_authority = true;
    text.remove_prefix(2);
    const std::size_t slash = std::min(text.find('/'), text.size());
    parts.authority = text.substr(0, slash);
    text.remove_prefix(slash);
  }
  parts.path = text;
  return parts;
}

bool is_known_scheme(std::string_view scheme) {
  constexpr std::array<std::string_view, 6> known{"http", "https", "mailto", "tel", "ftp", "sms"};
  return std::any_of(known.begin(), known.end(), [scheme](std::string_view k) { return iequals(k, scheme); });
}

bool is_dangerous_url(std::string_view url) {
  return starts_dangerously(visible_start(url, false)) ||
         (url.find('&') != std::string_view::npos && starts_dangerously(visible_start(url, true)));
}

}  // namespace waymark
