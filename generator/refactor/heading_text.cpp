#include "refactor/heading_text.h"

#include <fmt/format.h>

#include "article/spans.h"
#include "base/escape.h"
#include "base/text.h"

namespace waymark {
namespace {

// The end of an empty anchor that begins at `at`: <a name="x"></a>; `at` when there is none.
std::size_t empty_anchor_end(std::string_view text, std::size_t at) {
  if (!istarts_with(text.substr(at), "<a ")) return at;
  const std::size_t close = text.find('>', at);
  if (close == std::string_view::npos) return at;
  const std::string tag = ascii_lower(text.substr(at, close - at));
  if (tag.find("href") != std::string::npos) return at;
  std::size_t end = close + 1;
  while (end < text.size() && is_blank(text[end])) ++end;
  if (!istarts_with(text.substr(end), "</a>")) return at;
  return end + 4;
}

// Past the anchors that stand in front of the words, and the blanks between them.
std::size_t past_anchors(std::string_view text, std::size_t at) {
  for (;;) {
    std::size_t next = at;
    while (next < text.size() && is_blank(text[next])) ++next;
    const std::size_t end = empty_anchor_end(text, next);
    if (end == next) return at;
    at = end;
  }
}

std::string anchors_within(std::string_view words) {
  std::string anchors;
  for (std::size_t at = words.find('<'); at != std::string_view::npos; at = words.find('<', at + 1)) {
    const std::size_t end = empty_anchor_end(words, at);
    if (end > at) anchors += words.substr(at, end - at);
  }
  return anchors;
}

HeadingText finished(std::string_view text, HeadingText place) {
  std::size_t begin = past_anchors(text.substr(0, place.words.end), place.words.begin);
  while (begin > place.words.begin && begin < place.words.end && is_blank(text[begin])) ++begin;
  std::size_t end = place.words.end;
  while (end > begin && is_space(text[end - 1])) --end;
  place.words = span_between(begin, end);
  place.anchors = anchors_within(text.substr(begin, end - begin));
  return place;
}

std::optional<HeadingText> html_heading(std::string_view text, Span heading) {
  const std::size_t open = text.find('>', heading.begin);
  const std::string_view inside = text.substr(heading.begin, heading.end - heading.begin);
  if (inside.size() < 4 || !istarts_with(inside, "<h") || !is_ascii_digit(inside[2])) return std::nullopt;
  const std::size_t close = ascii_lower(inside).rfind("</h");
  if (open == std::string_view::npos || close == std::string::npos || heading.begin + close < open) return std::nullopt;
  HeadingText place{.words = span_between(open + 1, heading.begin + close),
                    .html = true,
                    .tag = span_between(heading.begin, open + 1)};
  const std::string tag = ascii_lower(text_at(text, place.tag));
  place.has_id = tag.find(" id=") != std::string::npos;
  std::size_t begin = place.words.begin;
  while (begin < place.words.end && is_space(text[begin])) ++begin;
  place.words.begin = static_cast<std::uint32_t>(begin);
  return finished(text, place);
}

std::optional<HeadingText> atx_heading(std::string_view text, Span heading) {
  std::size_t begin = heading.begin;
  while (begin < heading.end && text[begin] == '#') ++begin;
  while (begin < heading.end && is_blank(text[begin])) ++begin;
  std::size_t end = std::min<std::size_t>(heading.end, line_at(text, heading.begin).end);
  while (end > begin && is_blank(text[end - 1])) --end;
  std::size_t closing = end;
  while (closing > begin && text[closing - 1] == '#') --closing;
  if (closing < end && (closing == begin || is_blank(text[closing - 1]))) end = closing;
  return finished(text, {.words = span_between(begin, end), .atx = true});
}

std::optional<HeadingText> setext_heading(std::string_view text, Span heading) {
  std::size_t end = heading.end;
  while (end > heading.begin && is_space(text[end - 1])) --end;
  const std::size_t underline = line_begin(text, end == 0 ? 0 : end - 1);
  const std::string_view line = trim(text.substr(underline, end - underline));
  const bool is_underline = !line.empty() && (line.find_first_not_of('=') == std::string_view::npos ||
                                              line.find_first_not_of('-') == std::string_view::npos);
  if (!is_underline || underline <= heading.begin) return std::nullopt;
  return finished(text, {.words = span_between(heading.begin, underline)});
}

}  // namespace

std::optional<HeadingText> heading_text(const SourceFile& file, Span heading) {
  const std::string_view text = file.text;
  if (heading.end > text.size() || heading.begin >= heading.end) return std::nullopt;
  while (heading.begin < heading.end && is_blank(text[heading.begin])) ++heading.begin;
  if (text[heading.begin] == '#') return atx_heading(text, heading);
  if (auto html = html_heading(text, heading)) return html;
  return setext_heading(text, heading);
}

Result<std::string> written_heading(const HeadingText& place, std::string_view words) {
  std::string_view text = trim(words);
  // Whoever writes the marks of a heading means no part of its words.
  if (text.starts_with('#')) {
    while (text.starts_with('#')) text.remove_prefix(1);
    text = trim(text);
    std::size_t end = text.size();
    while (end > 0 && text[end - 1] == '#') --end;
    if (end < text.size() && (end == 0 || is_blank(text[end - 1]))) text = trim(text.substr(0, end));
  }
  if (text.empty()) return fail("the new heading has no words");
  if (text.find_first_of("\r\n") != std::string_view::npos) return fail("a heading is one line");
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20 && c != '\t') return fail("the new heading has a control character in it");
  }
  std::string written = place.html ? html(text) : std::string(text);
  // "Learn C #" would lose its sign to the marks that may close a heading.
  std::size_t marks = written.size();
  while (marks > 0 && written[marks - 1] == '#') --marks;
  if (place.atx && marks < written.size() && marks > 0 && is_blank(written[marks - 1])) written.insert(marks, "\\");
  return place.anchors + written;
}

}  // namespace waymark
