#include "syntax/inline_text.h"

#include <algorithm>

namespace waymark {

void InlineText::append(std::string_view bytes, std::uint32_t source) {
  const auto at = static_cast<std::uint32_t>(content_.size());
  const bool joined = !pieces_.empty() && pieces_.back().source + (at - pieces_.back().content) == source;
  if (!joined) pieces_.push_back({at, source});
  content_ += bytes;
}

void InlineText::trim_right() { content_.erase(content_.find_last_not_of(" \t\n\r\f\v") + 1); }

std::uint32_t InlineText::to_source(std::size_t offset) const {
  if (pieces_.empty()) return 0;
  auto piece = std::ranges::upper_bound(pieces_, offset, {}, &Piece::content);
  if (piece != pieces_.begin()) --piece;
  return piece->source + static_cast<std::uint32_t>(offset - std::min<std::size_t>(offset, piece->content));
}

std::uint32_t InlineText::to_source_end(std::size_t offset) const {
  return offset == 0 ? to_source(0) : to_source(offset - 1) + 1;
}

Span InlineText::to_source(std::size_t begin, std::size_t end) const {
  const std::uint32_t from = to_source(begin);
  return {from, end > begin ? to_source_end(end) : from};
}

std::size_t InlineText::to_content(std::uint32_t source) const {
  if (pieces_.empty()) return 0;
  auto piece = std::ranges::upper_bound(pieces_, source, {}, &Piece::source);
  const std::size_t limit = piece == pieces_.end() ? content_.size() : piece->content;
  if (piece == pieces_.begin()) return 0;
  --piece;
  return std::min<std::size_t>(limit, piece->content + (source - piece->source));
}

}  // namespace waymark
