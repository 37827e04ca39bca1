// What a page's bytes mean as characters.

#include <algorithm>
#include <memory>
#include <unicode/ucnv.h>

#include "base/text.h"
#include "base/unicode.h"
#include "external/page_anchors.h"

namespace waymark {
namespace {

// Browsers look no further for a <meta> that names the encoding.
constexpr std::size_t meta_within = 1024;

// What stands behind "charset=", in a header or a tag.
std::string charset_in(std::string_view text) {
  const std::string lower = ascii_lower(text);
  const std::size_t at = lower.find("charset=");
  if (at == std::string::npos) return "";
  std::string_view rest = std::string_view(lower).substr(at + 8);
  while (!rest.empty() && (rest[0] == '"' || rest[0] == '\'' || rest[0] == ' ')) rest.remove_prefix(1);
  const auto end = std::ranges::find_if(
      rest, [](char c) { return !is_ascii_alnum(c) && std::string_view("-_:.+").find(c) == std::string_view::npos; });
  return std::string(rest.substr(0, static_cast<std::size_t>(end - rest.begin())));
}

std::string declared_charset(std::string_view content_type, std::string_view body) {
  if (body.starts_with("\xEF\xBB\xBF")) return "utf-8";
  if (body.starts_with("\xFE\xFF")) return "utf-16be";
  if (body.starts_with("\xFF\xFE")) return "utf-16le";
  std::string charset = charset_in(content_type);
  if (charset.empty()) {
    charset = charset_in(body.substr(0, meta_within));
    // A tag that can be read as ASCII is in no UTF-16 (HTML, 13.2.3.2).
    if (charset.starts_with("utf-16")) charset = "utf-8";
  }
  // The names that everybody uses for what is Windows-1252 in truth.
  if (charset == "iso-8859-1" || charset == "us-ascii" || charset == "ascii" || charset == "latin1")
    charset = "windows-1252";
  return charset;
}

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

// Null for an encoding that is none. The name comes from a stranger: ICU would look for a file of a name that it does
// not know.
std::unique_ptr<UConverter, CloseConverter> open_converter(const std::string& charset) {
  UErrorCode error = U_ZERO_ERROR;
  const char* known = ucnv_getStandardName(charset.c_str(), "IANA", &error);
  if (U_FAILURE(error) || known == nullptr) return nullptr;
  std::unique_ptr<UConverter, CloseConverter> converter(ucnv_open(known, &error));
  return U_FAILURE(error) ? nullptr : std::move(converter);
}

}  // namespace

bool is_html(std::string_view content_type, std::string_view body) {
  const std::string type = ascii_lower(trim(content_type.substr(0, content_type.find(';'))));
  if (!type.empty()) return type == "text/html" || type == "application/xhtml+xml";
  const std::string_view start = trim_left(body.substr(0, 256));
  return istarts_with(start, "<!doctype html") || istarts_with(start, "<html");
}

std::string decode_page(std::string_view content_type, std::string_view body) {
  const std::string charset = declared_charset(content_type, body);
  if (charset.empty() || charset == "utf-8" || charset == "utf8") return to_valid_utf8(body);
  const auto converter = open_converter(charset);
  if (!converter) return to_valid_utf8(body);
  const char* from = body.data();
  const char* const end = from + body.size();
  std::string text;
  std::vector<UChar> units(16 * 1024);
  UErrorCode error = U_ZERO_ERROR;
  do {
    error = U_ZERO_ERROR;
    UChar* to = units.data();
    ucnv_toUnicode(converter.get(), &to, units.data() + units.size(), &from, end, nullptr, true, &error);
    for (const UChar* unit = units.data(); unit < to; ++unit) {
      const bool pair = U16_IS_LEAD(*unit) && unit + 1 < to && U16_IS_TRAIL(unit[1]);
      const char32_t c = pair ? U16_GET_SUPPLEMENTARY(unit[0], unit[1]) : *unit;
      append_utf8(text, U16_IS_SURROGATE(*unit) && !pair ? U'\uFFFD' : c);
      if (pair) ++unit;
    }
  } while (error == U_BUFFER_OVERFLOW_ERROR);
  return text;
}

}  // namespace waymark
