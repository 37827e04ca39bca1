#include "render/pages/piece_tags.h"

#include <algorithm>
#include <string>

#include "base/text.h"

namespace waymark {

PieceTag tag_around(std::string_view html, std::size_t slot) {
  PieceTag tag;
  const std::size_t begin = html.rfind('<', slot);
  const std::size_t quote_end = html.find('"', slot);
  if (begin == std::string_view::npos || quote_end == std::string_view::npos) return tag;
  std::size_t name = html.rfind('"', slot == 0 ? 0 : slot - 1);
  while (name != std::string_view::npos && name > begin && !is_space(html[name])) --name;
  if (name == std::string_view::npos || name <= begin) return tag;
  bool quoted = false;
  std::size_t end = quote_end + 1;
  while (end < html.size() && (quoted || html[end] != '>')) {
    if (html[end] == '"') quoted = !quoted;
    ++end;
  }
  return {
      .begin = begin, .end = std::min(end + 1, html.size()), .attribute_begin = name, .attribute_end = quote_end + 1};
}

std::string_view attribute_of(std::string_view tag, std::string_view name) {
  const std::string wanted = " " + std::string(name) + "=\"";
  const std::size_t begin = tag.find(wanted);
  if (begin == std::string_view::npos) return {};
  const std::string_view value = tag.substr(begin + wanted.size());
  return value.substr(0, value.find('"'));
}

std::size_t end_of_heading(std::string_view html) {
  for (std::size_t at = html.find("</h"); at != std::string_view::npos; at = html.find("</h", at + 1)) {
    if (at + 4 >= html.size() || html[at + 3] < '1' || html[at + 3] > '6' || html[at + 4] != '>') continue;
    const std::size_t end = at + 5;
    return end < html.size() && html[end] == '\n' ? end + 1 : end;
  }
  return 0;
}

}  // namespace waymark
