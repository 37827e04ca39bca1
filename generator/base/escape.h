#pragma once
// Escaping for the places text ends up in. Appending forms, so that a page is one growing string.

#include <string>
#include <string_view>

namespace waymark {

// & < > " become entities (HTML Living Standard, 13.3); safe in text and in double-quoted attributes.
void append_html(std::string& out, std::string_view text);
std::string html(std::string_view text);

// Percent-encodes what may not stand in a URL as it is, keeps % that starts a valid escape, and & ' as CommonMark's
// reference renderer does; the result still needs append_html in an attribute.
void append_url(std::string& out, std::string_view url);

// Bytes of %XX escapes; malformed escapes stay as they are.
std::string percent_decode(std::string_view text);

// Percent-encodes everything but unreserved characters and '/'; for a file path that becomes a URL path.
std::string percent_encode_path(std::string_view path);

}  // namespace waymark
