#include "syntax/docs_marks.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace waymark {
namespace {

constexpr std::size_t npos = std::string_view::npos;

constexpr std::array<std::string_view, 5> alert_words{"note", "tip", "warning", "important", "caution"};

// The part of `text` up to the first bracket that no backslash escapes; npos when there is none.
std::size_t closing_bracket(std::string_view text) {
  for (std::size_t i = 0; i < text.size() && i < max_mark_length; ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == ']') {
      return i;
    }
  }
  return npos;
}

std::string_view first_line(std::string_view text) { return text.substr(0, find_line_end(text, 0)); }

bool only_blanks(std::string_view text) { return text.find_first_not_of(" \t") == npos; }

bool is_http(std::string_view url) { return istarts_with(url, "http://") || istarts_with(url, "https://"); }

// The prefix of the legacy family: "AZURE." or, earlier, "WACOM.". Its length, or 0.
std::size_t legacy_prefix(std::string_view text) {
  return istarts_with(text, "azure.") || istarts_with(text, "wacom.") ? 6 : 0;
}

std::optional<QuoteMark> modern_mark(std::string_view inner, std::string_view after) {
  for (std::string_view word : alert_words) {
    if (iequals(inner, word)) {
      // "[!NOTE](x)" is a link.
      if (after.starts_with('(') || after.starts_with('[')) return std::nullopt;
      return QuoteMark{.kind = NodeKind::alert, .text = std::string(word)};
    }
  }
  if (!only_blanks(after)) return std::nullopt;
  if (istarts_with(inner, "div") && (inner.size() == 3 || is_blank(inner[3]))) {
    std::string_view attributes = trim(inner.substr(3));
    if (attributes.size() >= 2 && attributes.front() == '`' && attributes.back() == '`') {
      attributes = trim(attributes.substr(1, attributes.size() - 2));
    }
    return QuoteMark{.kind = NodeKind::quote_section, .text = std::string(attributes)};
  }
  if (istarts_with(inner, "video") && inner.size() > 5 && is_blank(inner[5]) && is_http(trim(inner.substr(5)))) {
    return QuoteMark{.kind = NodeKind::video, .text = std::string(trim(inner.substr(5)))};
  }
  return std::nullopt;
}

std::optional<QuoteMark> legacy_mark(std::string_view inner, std::string_view after) {
  const std::size_t end = std::min(inner.find_first_of(" \t("), inner.size());
  const std::string word = ascii_lower(inner.substr(0, end));
  const std::string_view rest = trim(inner.substr(end));
  if (word == "selector" && rest.empty()) return QuoteMark{.kind = NodeKind::selector, .legacy = true};
  if (word == "selector-list") return QuoteMark{.kind = NodeKind::selector, .text = std::string(rest), .legacy = true};
  if (word == "video") {
    if (rest.empty() || !only_blanks(after)) return std::nullopt;
    return QuoteMark{.kind = NodeKind::video, .text = std::string(rest), .legacy = true};
  }
  const bool has_heading = rest.size() >= 2 && rest.front() == '(' && rest.back() == ')';
  if (!rest.empty() && !has_heading) return std::nullopt;
  if (word == "information") return QuoteMark{.kind = NodeKind::alert, .text = "note", .legacy = true};
  if (std::ranges::find(alert_words, word) == alert_words.end()) return std::nullopt;
  return QuoteMark{.kind = NodeKind::alert, .text = word, .legacy = true};
}

}  // namespace

std::optional<QuoteMark> read_quote_mark(std::string_view line, bool modern, bool legacy) {
  if (!line.starts_with('[')) return std::nullopt;
  const std::size_t bracket = closing_bracket(line);
  if (bracket == npos) return std::nullopt;
  const std::string_view inner = line.substr(1, bracket - 1);
  const std::string_view after = line.substr(bracket + 1);
  std::optional<QuoteMark> mark;
  if (modern && inner.starts_with('!')) mark = modern_mark(inner.substr(1), after);
  if (const std::size_t prefix = legacy_prefix(inner); legacy && prefix != 0)
    mark = legacy_mark(inner.substr(prefix), after);
  if (mark) mark->length = bracket + 1;
  return mark;
}

std::optional<QuoteMark> read_bare_video(std::string_view line) {
  auto mark = read_quote_mark(line, false, true);
  if (mark && mark->kind != NodeKind::video) mark.reset();
  return mark;
}

std::optional<IncludeMark> read_include_mark(std::string_view text, bool modern, bool legacy) {
  if (!text.starts_with('[')) return std::nullopt;
  std::string_view rest = text.substr(1, max_mark_length);
  IncludeMark mark;
  if (modern && rest.starts_with('!')) {
    rest.remove_prefix(1);
  } else if (legacy && legacy_prefix(rest) != 0) {
    rest.remove_prefix(legacy_prefix(rest));
    mark.legacy = true;
  } else {
    return std::nullopt;
  }
  if (!istarts_with(rest, "include")) return std::nullopt;
  rest.remove_prefix(7);
  if (rest.starts_with('+') || rest.starts_with('-')) rest.remove_prefix(1);
  rest = first_line(rest);
  rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
  if (!rest.starts_with('[')) return std::nullopt;
  rest.remove_prefix(1);
  const std::size_t title_end = closing_bracket(rest);
  if (title_end == npos || rest.substr(title_end + 1, 1) != "(") return std::nullopt;
  mark.title = rest.substr(0, title_end);
  rest = trim_left(rest.substr(title_end + 2));
  if (rest.starts_with('<')) {
    const std::size_t close = rest.find('>');
    if (close == npos) return std::nullopt;
    mark.path = rest.substr(1, close - 1);
    rest.remove_prefix(close + 1);
  } else {
    std::size_t end = 0;
    while (end < rest.size() && !is_space(rest[end]) && rest[end] != ')') end += rest[end] == '\\' ? 2 : 1;
    end = std::min(end, rest.size());
    mark.path = rest.substr(0, end);
    rest.remove_prefix(end);
  }
  // A quoted title may follow the path; nobody ever used it for anything.
  const std::size_t close = rest.find(')');
  if (mark.path.empty() || close == npos || rest.substr(close + 1, 1) != "]") return std::nullopt;
  mark.length = static_cast<std::size_t>(rest.data() - text.data()) + close + 2;
  return mark;
}

}  // namespace waymark
