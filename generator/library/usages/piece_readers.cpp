#include "library/usages/piece_readers.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace waymark {

bool has_words(std::string_view html) {
  static constexpr auto shown = std::to_array<std::string_view>({"<img", "<video", "<iframe", "<audio", "<object"});
  bool tag = false;
  for (std::size_t i = 0; i < html.size(); ++i) {
    if (html[i] == '<') {
      const std::string_view rest = html.substr(i);
      if (std::ranges::any_of(shown, [&](std::string_view name) { return istarts_with(rest, name); })) return true;
      tag = true;
    } else if (html[i] == '>') {
      tag = false;
    } else if (!tag && !is_space(html[i])) {
      return true;
    }
  }
  return false;
}

std::size_t end_of_heading(const Section& section, std::string_view html) {
  if (section.level == 0) return 0;
  for (std::size_t at = html.find("</h"); at != std::string_view::npos; at = html.find("</h", at + 1)) {
    if (at + 4 < html.size() && html[at + 3] >= '1' && html[at + 3] <= '6' && html[at + 4] == '>') return at + 5;
  }
  return 0;
}

std::vector<PiecePart> parts_of(const Piece& piece) {
  std::vector<PiecePart> parts;
  std::vector<const ScopedRange*> open;
  std::size_t at = 0;
  const auto go_to = [&](std::size_t end) {
    if (end > at) parts.push_back({.begin = at, .end = end, .scope = open.empty() ? no_index : open.back()->scope});
    at = std::max(at, end);
  };
  const auto close_before = [&](std::size_t end) {
    while (!open.empty() && open.back()->end <= end) {
      go_to(open.back()->end);
      open.pop_back();
    }
  };
  for (const ScopedRange& range : piece.scoped) {
    close_before(range.begin);
    go_to(range.begin);
    open.push_back(&range);
  }
  close_before(piece.html.size());
  go_to(piece.html.size());
  return parts;
}

UsageSet readers_of_words(const Section& section, const Piece& piece, UsageSet around,
                          const std::vector<UsageSet>& scopes) {
  const std::string_view html = piece.html;
  const std::size_t begin = end_of_heading(section, html);
  UsageSet readers;
  for (const PiecePart& part : parts_of(piece)) {
    if (part.end <= begin) continue;
    const UsageSet set = part.scope == no_index ? around : around & scopes[part.scope];
    if ((set - readers).empty()) continue;
    const std::size_t from = std::max(part.begin, begin);
    if (has_words(html.substr(from, part.end - from))) readers.add(set);
    if (readers == around) break;
  }
  return readers;
}

}  // namespace waymark
