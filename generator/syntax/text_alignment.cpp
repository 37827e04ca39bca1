#include "syntax/text_alignment.h"

#include <algorithm>
#include <string>

#include "base/text.h"
#include "syntax/html_tokens.h"

namespace waymark {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t max_entity_length = 40;
constexpr std::size_t max_footnote_label = 1000;

// The character reference at `at`, "&" to ";"; 0 when there is none.
std::size_t entity_length(std::string_view source, std::size_t at) {
  const std::string_view ahead = source.substr(at, max_entity_length);
  const std::size_t semicolon = ahead.find(';');
  if (semicolon == npos || semicolon < 2) return 0;
  const std::string_view body = ahead.substr(1, semicolon - 1);
  const bool fits = std::ranges::all_of(body, [](char c) { return is_ascii_alnum(c) || c == '#'; });
  return fits ? semicolon + 1 : 0;
}

// An undefined footnote reference comes back as raw source, "[^" to "]".
std::size_t raw_footnote_length(std::string_view source, std::size_t at, std::string_view text) {
  if (source.substr(at, 2) != "[^" || !text.starts_with("[^")) return 0;
  const std::size_t close = source.substr(at, max_footnote_label).find(']');
  if (close == npos || text.substr(0, close + 1) != source.substr(at, close + 1)) return 0;
  return close + 1;
}

// Bytes at which next_text_step() does more than compare.
bool is_mark(char c) { return c == '\\' || c == '&' || c == '['; }

}  // namespace

TextStep next_text_step(std::string_view source, std::size_t at, std::string_view text) {
  if (at >= source.size() || text.empty()) return {};
  const char c = source[at];
  if (c == '\\' && at + 1 < source.size() && is_ascii_punct(source[at + 1])) {
    if (source[at + 1] == text.front()) return {2, 1, false};
  } else if (c == '&') {
    if (const std::size_t length = entity_length(source, at); length != 0) {
      const std::string_view written = source.substr(at, length);
      const std::string meant = decode_entities(written);
      if (meant != written && text.starts_with(meant)) return {length, meant.size(), false};
    }
  } else if (c == '[') {
    if (const std::size_t length = raw_footnote_length(source, at, text); length != 0) return {length, length, false};
  }
  if (c == text.front()) return {1, 1, true};
  return {};
}

std::size_t align_text(std::string_view source, std::size_t at, std::string_view text) {
  for (;;) {
    // What stands in the source as it is read, up to a byte that may begin something else there.
    std::size_t same = 0;
    const std::size_t most = std::min(text.size(), at < source.size() ? source.size() - at : 0);
    while (same < most && source[at + same] == text[same] && !is_mark(source[at + same])) ++same;
    at += same;
    text.remove_prefix(same);
    if (text.empty()) return at;
    const TextStep step = next_text_step(source, at, text);
    if (step.source == 0) return npos;
    at += step.source;
    text.remove_prefix(step.text);
  }
}

}  // namespace waymark
