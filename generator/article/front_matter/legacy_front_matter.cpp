#include "article/front_matter/legacy_front_matter.h"

#include <fmt/format.h>

#include "article/spans.h"
#include "base/text.h"
#include "syntax/html_tokens.h"

namespace waymark {
namespace {

bool is_name_char(char c) { return is_ascii_alnum(c) || c == '_' || c == '-' || c == '.' || c == ':'; }

class ElementReader {
 public:
  ElementReader(const SourceFile& file, std::size_t at, std::string_view name, FrontMatter& front,
                Diagnostics& diagnostics)
      : file_(file),
        text_(file.text),
        name_(name),
        begin_(at),
        at_(at + 1 + name.size()),
        front_(front),
        diagnostics_(diagnostics) {}

  std::size_t read() {
    for (;;) {
      const std::size_t before = at_;
      skip_space();
      if (at_ >= text_.size()) return unclosed(before);
      if (text_.substr(at_).starts_with("/>")) {
        at_ += 2;
        return after_line_end();
      }
      if (text_[at_] == '>') return close_of_pair();
      if (!read_attribute()) return unclosed(before);
    }
  }

 private:
  void skip_space() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
  }

  void report(Span span, std::string message, std::string advice, std::optional<Fix> fix = std::nullopt) {
    diagnostics_.push_back({.rule = Rule::front_matter_syntax,
                            .source = file_.id,
                            .span = span,
                            .message = std::move(message),
                            .advice = std::move(advice),
                            .fix = std::move(fix)});
  }

  // What is left of the line behind the element belongs to it when it is blank.
  std::size_t after_line_end() const {
    std::size_t end = at_;
    while (end < text_.size() && is_blank(text_[end])) ++end;
    return end == text_.size() || text_[end] == '\n' || text_[end] == '\r' ? line_at(text_, end).next : at_;
  }

  std::size_t unclosed(std::size_t end_of_last) {
    report(span_between(begin_, begin_ + 1 + name_.size()), fmt::format("\"<{}\" is not closed with \"/>\"", name_),
           "Write \"/>\" behind its last value",
           Fix{.title = "Insert \"/>\"",
               .edits = {{.source = file_.id, .span = span_between(end_of_last, end_of_last), .replacement = "/>"}}});
    at_ = end_of_last;
    return after_line_end();
  }

  std::size_t close_of_pair() {
    const std::size_t bracket = at_++;
    const std::size_t after = at_;
    skip_space();
    const std::string close = fmt::format("</{}>", name_);
    if (istarts_with(text_.substr(at_), close)) {
      at_ += close.size();
      return after_line_end();
    }
    at_ = after;
    report(span_between(bracket, after), fmt::format("\"<{}\" ends with \">\" instead of \"/>\"", name_),
           "Write \"/>\"",
           Fix{.title = "Insert \"/\"",
               .edits = {{.source = file_.id, .span = span_between(bracket, bracket), .replacement = "/"}}});
    return after_line_end();
  }

  // False, with nothing consumed, when no attribute starts here: the element was never closed and the body has begun.
  bool read_attribute() {
    const std::size_t start = at_;
    std::size_t end = start;
    while (end < text_.size() && is_name_char(text_[end])) ++end;
    std::size_t equals = end;
    while (equals < text_.size() && is_space(text_[equals])) ++equals;
    if (end == start || equals >= text_.size() || text_[equals] != '=') return false;
    at_ = equals + 1;
    skip_space();
    Span value;
    if (at_ < text_.size() && (text_[at_] == '"' || text_[at_] == '\'')) {
      value = quoted_value(span_between(start, end));
    } else {
      value = bare_value(span_between(start, end));
    }
    front_.fields.push_back({.key = std::string(text_.substr(start, end - start)),
                             .value = collapse_space(decode_entities(text_at(text_, value))),
                             .key_span = span_between(start, end),
                             .value_span = value,
                             .legacy = true});
    return true;
  }

  Span bare_value(Span key) {
    const std::size_t begin = at_;
    while (at_ < text_.size() && !is_space(text_[at_]) && text_[at_] != '>' && !text_.substr(at_).starts_with("/>"))
      ++at_;
    const Span value = span_between(begin, at_);
    report(value, fmt::format("The value of \"{}\" is not in quotes", text_at(text_, key)), "Put it in double quotes",
           Fix{.title = "Put the value in quotes",
               .edits = {
                   {.source = file_.id, .span = value, .replacement = fmt::format("\"{}\"", text_at(text_, value))}}});
    return value;
  }

  // A quote ends the value when white space, "/" or ">" follows; another one is part of it.
  bool ends_value(std::size_t quote) const {
    const std::size_t next = quote + 1;
    return next >= text_.size() || is_space(text_[next]) || text_[next] == '>' || text_.substr(next).starts_with("/>");
  }

  // Whether the text before the quote at `quote` is the "name=" of a following line: then the value's own closing quote
  // is missing.
  bool opens_next_attribute(std::size_t begin, std::size_t quote) const {
    std::size_t i = quote;
    while (i > begin && is_blank(text_[i - 1])) --i;
    if (i == begin || text_[i - 1] != '=') return false;
    --i;
    while (i > begin && is_blank(text_[i - 1])) --i;
    const std::size_t name_end = i;
    while (i > begin && is_name_char(text_[i - 1])) --i;
    if (i == name_end) return false;
    while (i > begin && is_blank(text_[i - 1])) --i;
    return i > begin && (text_[i - 1] == '\n' || text_[i - 1] == '\r');
  }

  Span quoted_value(Span key) {
    const char quote = text_[at_];
    const std::size_t begin = at_ + 1;
    std::size_t close = text_.find(quote, begin);
    while (close != std::string_view::npos && !opens_next_attribute(begin, close) && !ends_value(close)) {
      const std::size_t next = text_.find(quote, close + 1);
      if (next == std::string_view::npos) break;
      close = next;
    }
    if (close != std::string_view::npos && !opens_next_attribute(begin, close)) {
      at_ = close + 1;
      return span_between(begin, close);
    }
    const LineAt line = line_at(text_, begin);
    std::size_t end = line.end;
    while (end > begin && is_space(text_[end - 1])) --end;
    if (text_.substr(begin, end - begin).ends_with("/>")) end -= 2;
    at_ = end;
    report(span_between(begin - 1, end), fmt::format("The value of \"{}\" has no closing quote", text_at(text_, key)),
           "Write the quote at the end of the value",
           Fix{.title = "Insert the closing quote",
               .edits = {{.source = file_.id, .span = span_between(end, end), .replacement = std::string(1, quote)}}});
    return span_between(begin, end);
  }

  const SourceFile& file_;
  std::string_view text_;
  std::string_view name_;
  std::size_t begin_;
  std::size_t at_;
  FrontMatter& front_;
  Diagnostics& diagnostics_;
};

}  // namespace

std::optional<std::uint32_t> read_legacy_element(const SourceFile& file, std::uint32_t at, FrontMatter& front,
                                                 Diagnostics& diagnostics) {
  const std::string_view text = file.text;
  std::size_t start = at;
  while (start < text.size() && is_blank(text[start])) ++start;
  for (const std::string_view name : {"properties", "tags"}) {
    const std::string_view here = text.substr(start);
    if (here.size() < name.size() + 2 || here[0] != '<' || !istarts_with(here.substr(1), name)) continue;
    const char after = here[1 + name.size()];
    if (!is_space(after) && after != '>' && after != '/') continue;
    front.has_legacy = true;
    return offset32(ElementReader(file, start, name, front, diagnostics).read());
  }
  return std::nullopt;
}

}  // namespace waymark
