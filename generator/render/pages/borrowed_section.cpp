#include "render/pages/borrowed_section.h"

#include "base/escape.h"
#include "base/text.h"

namespace waymark {
namespace {

std::string language_attributes(const PageLanguage& language) {
  std::string text = "lang=\"";
  append_html(text, language.lang);
  text += "\" dir=\"";
  append_html(text, language.dir);
  return text + "\"";
}

}  // namespace

std::string borrowed_begin(const SiteFrame& frame, LocaleId language, LocaleId reader) {
  std::string html = "<div class=\"borrowed\" " + language_attributes(frame.language(language)) +
                     ">\n<p class=\"borrowed-notice\" " + language_attributes(frame.language(reader)) + ">";
  append_html(html, frame.text(reader, "borrowed.text",
                               {frame.language_name(reader, reader), frame.language_name(language, reader)}));
  return html + "</p>\n";
}

void set_heading_level(std::string& html, std::size_t begin, unsigned level) {
  const std::string_view text = std::string_view(html).substr(begin);
  if (text.size() < 4 || !text.starts_with("<h") || !is_ascii_digit(text[2])) return;
  const std::string end_tag = "</h" + std::string(1, text[2]) + ">";
  const std::size_t end = text.find(end_tag);
  if (end == std::string_view::npos) return;
  const char digit = static_cast<char>('0' + level);
  html[begin + 2] = digit;
  html[begin + end + 3] = digit;
}

}  // namespace waymark
