#include "article/html/page_text.h"

#include <algorithm>

#include "base/escape.h"

namespace waymark {

void append_page_text(std::string& out, std::string_view text) {
  for (std::size_t at = text.find("\xEE\x80"); at != std::string_view::npos; at = text.find("\xEE\x80")) {
    const bool sentinel = at + 2 < text.size() && (text[at + 2] == '\x80' || text[at + 2] == '\x81');
    append_html(out, text.substr(0, at));
    out += sentinel ? "\xEF\xBF\xBD" : text.substr(at, 3);
    text.remove_prefix(std::min(at + 3, text.size()));
  }
  append_html(out, text);
}

std::string page_text(std::string_view text) {
  std::string out;
  append_page_text(out, text);
  return out;
}

void append_href(std::string& out, std::string_view target) {
  std::string url;
  append_url(url, target);
  for (const char c : url) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '\'') {
      out += "&#x27;";
    } else {
      out += c;
    }
  }
}

}  // namespace waymark
