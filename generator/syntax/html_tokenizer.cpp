#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

#include "base/text.h"
#include "syntax/html_tokens.h"

namespace waymark {
namespace {

constexpr std::size_t npos = std::string_view::npos;

// White space as HTML means it (U+000B is none).
constexpr std::string_view html_space = " \t\n\f\r";

bool is_html_space(char c) { return html_space.find(c) != npos; }

// Elements whose content is text up to their own end tag (13.2.5.2, .3 and .5). <noscript> is none of them: its content
// is markup when scripts are off, and no page of ours needs scripts.
bool holds_raw_text(std::string_view name) {
  static constexpr std::array<std::string_view, 9> names{"script", "style",   "textarea", "title",    "xmp",
                                                         "iframe", "noembed", "noframes", "plaintext"};
  for (std::string_view raw : names) {
    if (name == raw) return true;
  }
  return false;
}

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view html) : html_(html) {}

  std::vector<HtmlToken> run() {
    while (at_ < html_.size()) {
      if (html_[at_] == '<' && markup()) continue;
      ++at_;
    }
    flush_text(html_.size());
    return std::move(tokens_);
  }

 private:
  char peek(std::size_t offset) const { return at_ + offset < html_.size() ? html_[at_ + offset] : '\0'; }

  static Span span(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  void flush_text(std::size_t end) {
    if (text_begin_ < end) tokens_.push_back({.kind = HtmlToken::Kind::text, .span = span(text_begin_, end)});
    text_begin_ = end;
  }

  void emit(HtmlToken token) {
    flush_text(token.span.begin);
    at_ = text_begin_ = token.span.end;
    tokens_.push_back(std::move(token));
  }

  // Reads the markup at '<'; false when it is text.
  bool markup() {
    const char second = peek(1);
    if (is_ascii_alpha(second)) return tag(HtmlToken::Kind::start_tag);
    if (second == '/') {
      if (is_ascii_alpha(peek(2))) return tag(HtmlToken::Kind::end_tag);
      if (at_ + 2 >= html_.size()) return false;
      return up_to_bracket(peek(2) == '>' ? HtmlToken::Kind::other : HtmlToken::Kind::comment);
    }
    if (second == '!') return html_.substr(at_, 4) == "<!--" ? comment() : up_to_bracket(HtmlToken::Kind::other);
    if (second == '?') return up_to_bracket(HtmlToken::Kind::other);
    return false;
  }

  // Doctypes, processing instructions and CDATA sections: browsers end all of them, outside SVG, at the first '>'
  // ("bogus comment").
  bool up_to_bracket(HtmlToken::Kind kind) {
    const std::size_t bracket = html_.find('>', at_);
    emit({.kind = kind, .span = span(at_, bracket == npos ? html_.size() : bracket + 1)});
    return true;
  }

  bool comment() {
    std::size_t from = at_ + 4;
    std::size_t end = html_.size();
    if (html_.substr(from, 1) == ">") {
      end = from + 1;
    } else if (html_.substr(from, 2) == "->") {
      end = from + 2;
    } else {
      for (std::size_t dashes = html_.find("--", from); dashes != npos; dashes = html_.find("--", dashes + 1)) {
        if (html_.substr(dashes + 2, 1) == ">") {
          end = dashes + 3;
          break;
        }
        if (html_.substr(dashes + 2, 2) == "!>") {
          end = dashes + 4;
          break;
        }
      }
    }
    emit({.kind = HtmlToken::Kind::comment, .span = span(at_, end)});
    return true;
  }

  // A tag that never ends swallows the rest in a browser; here the rest is text, so that the reader loses nothing.
  bool tag(HtmlToken::Kind kind) {
    HtmlToken token{.kind = kind};
    std::size_t at = at_ + (kind == HtmlToken::Kind::end_tag ? 2 : 1);
    const std::size_t name_begin = at;
    while (at < html_.size() && !is_html_space(html_[at]) && html_[at] != '/' && html_[at] != '>') ++at;
    token.name = ascii_lower(html_.substr(name_begin, at - name_begin));
    if (!attributes(at, token)) {
      at_ = html_.size();
      return true;
    }
    token.span = span(at_, at);
    const bool raw = kind == HtmlToken::Kind::start_tag && holds_raw_text(token.name);
    const std::string name = raw ? token.name : std::string();
    emit(std::move(token));
    if (raw) skip_raw_text(name);
    return true;
  }

  // Reads up to and past '>'; false at the end of the text.
  bool attributes(std::size_t& at, HtmlToken& token) {
    std::unordered_set<std::string> seen;
    while (true) {
      while (at < html_.size() && is_html_space(html_[at])) ++at;
      if (at >= html_.size()) return false;
      if (html_[at] == '>') {
        ++at;
        return true;
      }
      if (html_[at] == '/') {
        ++at;
        if (at < html_.size() && html_[at] == '>') token.self_closing = true;
        continue;
      }
      HtmlAttribute attribute;
      if (!read_attribute(at, attribute)) return false;
      // Of attributes with one name the first counts (13.2.5.33); the others never reach a browser's tree.
      if (seen.insert(attribute.name).second) token.attributes.push_back(std::move(attribute));
    }
  }

  bool read_attribute(std::size_t& at, HtmlAttribute& attribute) {
    const std::size_t begin = at;
    ++at;  // a leading '=' belongs to the name
    at = std::min(html_.find_first_of(" \t\n\f\r/>=", at), html_.size());
    const std::size_t name_end = at;
    attribute.name = ascii_lower(html_.substr(begin, name_end - begin));
    attribute.span = span(begin, name_end);
    attribute.value_span = span(name_end, name_end);
    std::size_t equals = at;
    while (equals < html_.size() && is_html_space(html_[equals])) ++equals;
    if (equals >= html_.size()) return false;
    if (html_[equals] != '=') return true;
    at = equals + 1;
    while (at < html_.size() && is_html_space(html_[at])) ++at;
    if (at >= html_.size()) return false;
    std::size_t value_begin = at;
    std::size_t value_end = 0;
    if (html_[at] == '"' || html_[at] == '\'') {
      ++value_begin;
      value_end = html_.find(html_[at], value_begin);
      if (value_end == npos) return false;
      at = value_end + 1;
    } else {
      value_end = at = std::min(html_.find_first_of(" \t\n\f\r>", at), html_.size());
    }
    attribute.has_value = true;
    attribute.value = decode_entities(html_.substr(value_begin, value_end - value_begin));
    attribute.value_span = span(value_begin, value_end);
    attribute.span.end = static_cast<std::uint32_t>(at);
    return true;
  }

  // Moves to the end tag of `name`, or to the end of the text.
  void skip_raw_text(std::string_view name) {
    for (std::size_t slash = html_.find("</", at_); slash != npos; slash = html_.find("</", slash + 2)) {
      const std::size_t after = slash + 2 + name.size();
      if (after >= html_.size()) break;
      const char next = html_[after];
      if (iequals(html_.substr(slash + 2, name.size()), name) && (is_html_space(next) || next == '/' || next == '>') &&
          name != "plaintext") {
        at_ = slash;
        return;
      }
    }
    at_ = html_.size();
  }

  std::string_view html_;
  std::size_t at_ = 0;
  std::size_t text_begin_ = 0;
  std::vector<HtmlToken> tokens_;
};

bool is_one_of(std::string_view name, std::string_view list) {
  // `list` holds names between blanks: " br hr ".
  if (name.empty() || name.find(' ') != npos) return false;
  const std::size_t at = list.find(" " + ascii_lower(name) + " ");
  return at != npos;
}

}  // namespace

TagName read_tag_name(std::string_view html, std::size_t at) {
  TagName tag;
  std::size_t end = at + 1;
  tag.closes = end < html.size() && html[end] == '/';
  if (tag.closes) ++end;
  const std::size_t begin = end;
  while (end < html.size() && is_ascii_alnum(html[end])) ++end;
  tag.name = html.substr(begin, end - begin);
  char quote = 0;
  while (end < html.size() && (quote != 0 || html[end] != '>')) {
    const char c = html[end++];
    if (quote == 0 && (c == '"' || c == '\'')) {
      quote = c;
    } else if (c == quote) {
      quote = 0;
    }
  }
  tag.end = std::min(end + 1, html.size());
  return tag;
}

std::vector<HtmlToken> tokenize_html(std::string_view html) { return Tokenizer(html).run(); }

bool is_void_element(std::string_view name) {
  return is_one_of(
      name, " area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr ");
}

bool is_block_element(std::string_view name) {
  return is_one_of(
      name,
      " address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset "
      "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li listing main "
      "menu nav ol optgroup option p plaintext pre search section summary table tbody td tfoot th thead tr ul xmp ");
}

}  // namespace waymark
