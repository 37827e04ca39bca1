#include "syntax/link_syntax.h"

#include "base/text.h"
#include "base/unicode.h"
#include "syntax/html_tokens.h"

namespace waymark {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t max_label_length = 1000;      // CommonMark 4.7: at most 999 characters
constexpr std::size_t max_nested_parentheses = 32;  // cmark's limit

char at_or_nul(std::string_view text, std::size_t at) { return at < text.size() ? text[at] : '\0'; }

std::size_t skip_space(std::string_view text, std::size_t at) {
  while (at < text.size() && is_space(text[at])) ++at;
  return at;
}

struct Range {
  std::size_t begin = 0, end = 0;  // what counts
  std::size_t past = 0;            // after closing marks
};

std::optional<Range> read_destination(std::string_view text, std::size_t at) {
  if (at_or_nul(text, at) == '<') {
    std::size_t i = at + 1;
    while (i < text.size() && text[i] != '>') {
      if (text[i] == '\n' || text[i] == '<') return std::nullopt;
      i += text[i] == '\\' ? 2 : 1;
    }
    if (i >= text.size()) return std::nullopt;
    return Range{at + 1, i, i + 1};
  }
  std::size_t depth = 0;
  std::size_t i = at;
  while (i < text.size()) {
    const char c = text[i];
    if (c == '\\' && i + 1 < text.size() && is_ascii_punct(text[i + 1])) {
      i += 2;
      continue;
    }
    if (c == '(') {
      if (++depth > max_nested_parentheses) return std::nullopt;
    } else if (c == ')') {
      if (depth == 0) break;
      --depth;
    } else if (is_space(c)) {
      if (i == at) return std::nullopt;
      break;
    }
    ++i;
  }
  return Range{at, i, i};
}

// Past the title at `at`; `at` when there is none.
std::size_t read_title(std::string_view text, std::size_t at) {
  const char open = at_or_nul(text, at);
  if (open != '"' && open != '\'' && open != '(') return at;
  const char close = open == '(' ? ')' : open;
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size() && is_ascii_punct(text[i + 1])) {
      ++i;
    } else if (text[i] == close) {
      return i + 1;
    } else if (open == '(' && text[i] == '(') {
      return at;
    }
  }
  return at;
}

// Past "]" of the label whose "[" stands at `at`; npos when there is none.
std::size_t label_past(std::string_view text, std::size_t at) {
  if (at_or_nul(text, at) != '[') return npos;
  for (std::size_t i = at + 1; i < text.size() && i - at <= max_label_length + 1; ++i) {
    if (text[i] == '\\' && i + 1 < text.size() && is_ascii_punct(text[i + 1])) {
      ++i;
    } else if (text[i] == '[') {
      return npos;
    } else if (text[i] == ']') {
      return i + 1;
    }
  }
  return npos;
}

// Blanks and at most one line end.
std::size_t skip_blanks_and_line_end(std::string_view text, std::size_t at) {
  while (is_blank(at_or_nul(text, at))) ++at;
  if (at_or_nul(text, at) == '\n') ++at;
  while (is_blank(at_or_nul(text, at))) ++at;
  return at;
}

// Past the line end at `at` after blanks; npos when anything else stands there.
std::size_t rest_of_line(std::string_view text, std::size_t at) {
  while (is_blank(at_or_nul(text, at))) ++at;
  if (at >= text.size()) return text.size();
  return text[at] == '\n' ? at + 1 : npos;
}

}  // namespace

std::optional<LinkTail> read_inline_tail(std::string_view text, std::size_t at) {
  if (at_or_nul(text, at) != '(') return std::nullopt;
  const auto target = read_destination(text, skip_space(text, at + 1));
  if (!target) return std::nullopt;
  std::size_t after = skip_space(text, target->past);
  if (after != target->past) after = skip_space(text, read_title(text, after));
  if (at_or_nul(text, after) != ')') return std::nullopt;
  return LinkTail{.form = LinkTail::Form::inline_target,
                  .end = after + 1,
                  .target_begin = target->begin,
                  .target_end = target->end};
}

LinkTail read_reference_tail(std::string_view text, std::size_t at) {
  const std::size_t past = label_past(text, at);
  if (past == npos) return {.form = LinkTail::Form::shortcut, .end = at};
  const bool empty = trim(text.substr(at + 1, past - at - 2)).empty();
  return {.form = empty ? LinkTail::Form::collapsed_reference : LinkTail::Form::full_reference,
          .end = past,
          .label_begin = at + 1,
          .label_end = past - 1};
}

std::optional<Definition> read_definition(std::string_view text, std::size_t at) {
  const std::size_t past = label_past(text, at);
  if (past == npos || at_or_nul(text, past) != ':') return std::nullopt;
  if (trim(text.substr(at + 1, past - at - 2)).empty()) return std::nullopt;
  const std::size_t target_at = skip_blanks_and_line_end(text, past + 1);
  const auto target = read_destination(text, target_at);
  if (!target || target->past == target_at) return std::nullopt;
  Definition definition{
      .label_begin = at + 1, .label_end = past - 1, .target_begin = target->begin, .target_end = target->end};
  const std::size_t title_at = skip_blanks_and_line_end(text, target->past);
  if (title_at != target->past) {
    const std::size_t title_past = read_title(text, title_at);
    if (title_past != title_at) {
      definition.end = rest_of_line(text, title_past);
      if (definition.end != npos) return definition;
    }
  }
  definition.end = rest_of_line(text, target->past);
  if (definition.end == npos) return std::nullopt;
  return definition;
}

std::string normalise_label(std::string_view label) { return case_fold(collapse_space(label)); }

std::string unescape_link_text(std::string_view written) {
  const std::string decoded = decode_entities(written);
  std::string out;
  out.reserve(decoded.size());
  for (std::size_t i = 0; i < decoded.size(); ++i) {
    if (decoded[i] == '\\' && i + 1 < decoded.size() && is_ascii_punct(decoded[i + 1])) ++i;
    out += decoded[i];
  }
  return out;
}

}  // namespace waymark
