#include "article/html/node_text.h"

#include <algorithm>

#include "article/spans.h"

namespace waymark {

NodeText::NodeText(const Node& node, std::string_view file_text) : node_(node.span) {
  const std::string_view text = node.text;
  if (node_.begin <= file_text.size() && file_text.substr(node_.begin, text.size()) == text) {
    lines_.push_back({0, node_.begin});
    return;
  }
  // Line by line: each line of the text ends a line of the file.
  const std::string_view within = file_text.substr(0, node_.end);
  std::size_t file_at = node_.begin;
  for (std::size_t at = 0; at < text.size();) {
    if (file_at >= node_.end || file_at >= file_text.size()) {
      lines_.clear();
      return;
    }
    const LineAt line = line_at(text, at);
    const LineAt file_line = line_at(within, file_at);
    const std::string_view words = line.in(text);
    const std::string_view whole = file_line.in(within);
    if (!whole.ends_with(words)) {
      lines_.clear();
      return;
    }
    lines_.push_back({offset32(at), offset32(file_line.end - words.size())});
    at = line.next;
    file_at = file_line.next;
  }
}

Span NodeText::to_file(Span in_text) const {
  if (lines_.empty()) return node_;
  const auto map = [&](std::uint32_t offset, bool end) {
    auto line = std::ranges::upper_bound(lines_, offset, {}, &Line::text);
    if (line != lines_.begin()) --line;
    // The end of a token at the start of a line is the end of the line before.
    if (end && line->text == offset && line != lines_.begin()) --line;
    return line->file + (offset - line->text);
  };
  const std::uint32_t begin = map(in_text.begin, false);
  return {begin, std::max(begin, map(in_text.end, in_text.end > in_text.begin))};
}

}  // namespace waymark
