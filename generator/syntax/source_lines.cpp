#include "syntax/source_lines.h"

#include <algorithm>

#include "base/text.h"
#include "base/unicode.h"

namespace waymark {
namespace {

constexpr char no_utf8 = '\xFF';

}  // namespace

SourceLines::SourceLines(std::string_view text, Span body)
    : body_(text.substr(body.begin, body.end - body.begin)), span_(body) {
  if (body_.find('\0') != std::string_view::npos) {
    replaced_ = body_;
    std::ranges::replace(replaced_, '\0', no_utf8);
  }
  needs_repair_ = !replaced_.empty() || !is_valid_utf8(body_);
  starts_.push_back(0);
  for (std::size_t at = find_line_end(body_, 0); at != std::string_view::npos; at = find_line_end(body_, at)) {
    at += body_.substr(at, 2) == "\r\n" ? 2 : 1;
    starts_.push_back(static_cast<std::uint32_t>(at));
  }
}

void SourceLines::hide(const std::vector<std::uint32_t>& offsets) {
  if (offsets.empty()) return;
  if (replaced_.empty()) replaced_ = body_;
  for (const std::uint32_t offset : offsets) replaced_[offset] = no_utf8;
  needs_repair_ = true;
}

std::string SourceLines::repair(std::string_view out) const {
  return needs_repair_ ? to_valid_utf8(out) : std::string(out);
}

std::uint32_t SourceLines::begin(std::size_t line) const {
  if (line == 0) return span_.begin;
  return line > starts_.size() ? span_.end : span_.begin + starts_[line - 1];
}

std::uint32_t SourceLines::end(std::size_t line) const {
  const std::uint32_t from = begin(line) - span_.begin;
  std::uint32_t to = begin(line + 1) - span_.begin;
  while (to > from && (body_[to - 1] == '\n' || body_[to - 1] == '\r')) --to;
  return span_.begin + to;
}

std::string_view SourceLines::line(std::size_t line) const { return slice(begin(line), end(line)); }

std::string_view SourceLines::slice(std::uint32_t begin, std::uint32_t end) const {
  return parsed().substr(begin - span_.begin, end - begin);
}

std::size_t SourceLines::line_of(std::uint32_t offset) const {
  const auto next = std::ranges::upper_bound(starts_, offset - span_.begin);
  return static_cast<std::size_t>(next - starts_.begin());
}

}  // namespace waymark
