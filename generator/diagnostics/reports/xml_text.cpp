#include "diagnostics/reports/xml_text.h"

#include <fmt/format.h>
#include <iterator>

#include "base/escape.h"
#include "base/unicode.h"

namespace waymark {
namespace {

// XML 1.0, production 2, without C1 controls and the marks that steer the direction of text.
bool may_stand(char32_t c) { return c >= 0x20 && c != 0x7F && c != 0xFFFE && c != 0xFFFF && !is_control(c); }

}  // namespace

std::string xml_text(std::string_view text) {
  std::string clean;
  clean.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const DecodedChar c = decode_utf8(text, i);
    i += c.bytes;
    if (c.value == '\t' || c.value == '\n' || c.value == '\r' || may_stand(c.value)) {
      append_utf8(clean, c.value);
    } else {
      append_utf8(clean, c.value < 0x20 ? 0x2400 + c.value : c.value == 0x7F ? 0x2421 : 0xFFFD);
    }
  }
  std::string escaped;
  append_html(escaped, clean);
  std::string out;
  out.reserve(escaped.size());
  for (const char c : escaped) {
    // Parsers turn these into blanks in an attribute, and a carriage return into a line feed anywhere.
    if (c == '\t' || c == '\n' || c == '\r') {
      fmt::format_to(std::back_inserter(out), "&#{};", static_cast<int>(c));
    } else {
      out += c;
    }
  }
  return out;
}

void append_attribute(std::string& out, std::string_view name, std::string_view value) {
  fmt::format_to(std::back_inserter(out), " {}=\"{}\"", name, xml_text(value));
}

}  // namespace waymark
