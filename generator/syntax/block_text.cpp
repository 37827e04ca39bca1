#include "syntax/block_text.h"

#include <algorithm>

#include "base/text.h"

namespace waymark {
namespace {

constexpr std::size_t npos = std::string_view::npos;

// Where `line` ends `whole`; with `unescaped` each "\|" in `whole` has become "|" in `line`. npos when it does not.
std::size_t place_at_end(std::string_view whole, std::string_view line, bool unescaped) {
  if (!unescaped) return whole.ends_with(line) ? whole.size() - line.size() : npos;
  std::size_t at = whole.size();
  for (std::size_t i = line.size(); i > 0; --i) {
    if (at == 0 || whole[at - 1] != line[i - 1]) return npos;
    --at;
    if (line[i - 1] == '|' && at > 0 && whole[at - 1] == '\\') --at;
  }
  return at;
}

// Appends `text`, found at `offset`, piece by piece where backslashes were dropped.
void append_found(InlineText& out, const SourceLines& source, std::string_view text, std::uint32_t offset,
                  std::uint32_t end) {
  if (text.find('|') == npos) {
    out.append(text, offset);
    return;
  }
  const std::string_view whole = source.slice(offset, end);
  std::size_t at = 0;
  std::size_t piece = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '|' && at + 1 < whole.size() && whole[at] == '\\' && whole[at + 1] == '|') {
      out.append(text.substr(piece, i - piece), offset + static_cast<std::uint32_t>(at - (i - piece)));
      piece = i;
      ++at;
    }
    ++at;
  }
  out.append(text.substr(piece), offset + static_cast<std::uint32_t>(at - (text.size() - piece)));
}

}  // namespace

std::size_t line_feeds(std::string_view content) {
  // Most texts stand on one line: searching is faster than counting.
  std::size_t feeds = 0;
  for (std::size_t at = content.find('\n'); at != npos; at = content.find('\n', at + 1)) ++feeds;
  return feeds;
}

bool lines_fit(const SourceLines& source, std::string_view content, std::size_t last_line, bool unescaped) {
  if (content.ends_with('\n')) content.remove_suffix(1);
  const std::size_t feeds = line_feeds(content);
  if (last_line <= feeds || last_line > source.count()) return false;
  std::size_t line = last_line - feeds;
  for (std::size_t begin = 0; begin <= content.size(); ++line) {
    const std::size_t feed = std::min(content.find('\n', begin), content.size());
    if (place_at_end(trim_right(source.line(line)), trim(content.substr(begin, feed - begin)), unescaped) == npos)
      return false;
    begin = feed + 1;
  }
  return true;
}

std::size_t last_line_of(const SourceLines& source, std::string_view content, std::size_t first, std::size_t end) {
  const std::size_t by_start = first + line_feeds(content);
  for (const std::size_t last : {end, end - 1, by_start}) {
    if (lines_fit(source, content, last)) return last;
  }
  return by_start;
}

std::size_t underline_of(const SourceLines& source, std::string_view content, std::size_t first, std::size_t end) {
  for (const std::size_t line : {end - 1, end}) {
    const std::string_view text = trim_right(source.line(line));
    const bool underline = !text.empty() && (text.back() == '=' || text.back() == '-');
    if (underline && line > first && lines_fit(source, content, line - 1)) return line;
  }
  return std::min(first + line_feeds(content) + 1, source.count());
}

bool is_closing_fence(std::string_view line, char fence, std::size_t length) {
  const std::string_view text = trim_right(line);
  const std::size_t other = text.find_last_not_of(fence);
  return text.size() - (other == npos ? 0 : other + 1) >= length;
}

InlineText locate_lines(const SourceLines& source, NodeIndex block, std::string_view content, std::size_t last_line,
                        bool unescaped) {
  InlineText out(block);
  if (content.ends_with('\n')) content.remove_suffix(1);
  const std::size_t feeds = line_feeds(content);
  std::size_t line = last_line > feeds ? last_line - feeds : 1;
  for (std::size_t begin = 0; begin <= content.size(); ++line) {
    const std::size_t feed = std::min(content.find('\n', begin), content.size());
    const std::string_view written = content.substr(begin, feed - begin);
    // Indentation may hold blanks that stand for part of a tab: they have no place of their own.
    const std::size_t indent = std::min(written.find_first_not_of(" \t"), written.size());
    const std::string_view words = trim_right(written.substr(indent));
    const std::string_view whole = source.line(line);
    const std::size_t length = trim_right(whole).size();
    std::size_t place = place_at_end(whole.substr(0, length), words, unescaped);
    if (place == npos) place = std::min(whole.find_first_not_of(" \t>"), whole.size());
    const std::uint32_t offset = source.begin(line) + static_cast<std::uint32_t>(place);
    const std::uint32_t end = source.begin(line) + static_cast<std::uint32_t>(length);
    const auto blanks = std::min(static_cast<std::uint32_t>(indent), offset - source.begin(line));
    out.append(written.substr(0, indent), offset - blanks);
    append_found(out, source, words, offset, end);
    out.append(written.substr(indent + words.size()), end);
    if (feed < content.size()) out.append("\n", source.end(line));
    begin = feed + 1;
  }
  out.trim_right();
  return out;
}

InlineText locate_heading(const SourceLines& source, NodeIndex block, std::string_view content, std::uint32_t offset) {
  InlineText out(block);
  const std::uint32_t end = source.end(source.line_of(offset));
  std::uint32_t at = offset;
  while (at < end && source.slice(at, at + 1) == "#") ++at;
  while (at < end && is_blank(source.slice(at, at + 1).front())) ++at;
  if (content.ends_with('\n')) content.remove_suffix(1);
  const std::size_t indent = std::min(content.find_first_not_of(" \t"), content.size());
  out.append(content.substr(indent), at);
  out.trim_right();
  return out;
}

RowCells::RowCells(const SourceLines& source, std::uint32_t begin, std::uint32_t end)
    : source_(source), at_(begin), end_(end) {
  skip_blanks();
  if (at_ < end_ && source_.slice(at_, at_ + 1) == "|") ++at_;
}

void RowCells::skip_blanks() {
  while (at_ < end_ && is_space(source_.slice(at_, at_ + 1).front())) ++at_;
}

InlineText RowCells::next(NodeIndex cell, std::string_view content) {
  InlineText out(cell);
  skip_blanks();
  append_found(out, source_, content, at_, end_);
  const auto pipes = [&] {
    // Each backslash that append_found() stepped over.
    return content.empty() ? at_ : out.to_source_end(content.size());
  };
  at_ = std::min(pipes(), end_);
  skip_blanks();
  if (at_ < end_ && source_.slice(at_, at_ + 1) == "|") ++at_;
  return out;
}

}  // namespace waymark
