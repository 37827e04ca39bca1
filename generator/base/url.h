#pragma once
// A reference split into its parts as RFC 3986 (appendix B) does, nothing decoded. Views into the text given.

#include <string>
#include <string_view>

namespace waymark {

struct UrlParts {
  std::string_view scheme;     // without ':'; empty for a relative reference
  std::string_view authority;  // without "//"
  std::string_view path;
  std::string_view query;     // without '?'
  std::string_view fragment;  // without '#'
  bool has_authority = false;
  bool has_query = false;
  bool has_fragment = false;
};

UrlParts split_url(std::string_view text);

// True for schemes a page may carry in href: http, https, mailto, tel, ftp, sms. Compares without case.
bool is_known_scheme(std::string_view scheme);
// True for what must never reach a page: javascript, vbscript, data (except images in img src), file; also when hidden
// behind white space, control characters or entities that a browser drops (WHATWG URL, "remove all ASCII tab or
// newline").
bool is_dangerous_url(std::string_view url);

}  // namespace waymark
