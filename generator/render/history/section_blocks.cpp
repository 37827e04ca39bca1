#include "render/history/section_blocks.h"

#include <algorithm>
#include <string_view>

#include "base/text.h"
#include "library/library.h"
#include "render/history/word_diff.h"
#include "syntax/html_tokens.h"

namespace waymark {
namespace {

// Round an alert's kind in its title; the words come from the theme when a page is made.
constexpr std::string_view title_begin = "\xEE\x80\x80";
constexpr std::string_view title_end = "\xEE\x80\x81";

bool is_heading(std::string_view name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
}

class TextReader {
 public:
  explicit TextReader(bool skip_heading) : before_heading_(skip_heading) {}

  std::vector<TextBlock> read(std::string_view html) {
    for (const HtmlToken& token : tokenize_html(html)) {
      switch (token.kind) {
        case HtmlToken::Kind::text:
          if (!in_heading_) add_text(html.substr(token.span.begin, token.span.end - token.span.begin));
          break;
        case HtmlToken::Kind::start_tag:
          open(token);
          break;
        case HtmlToken::Kind::end_tag:
          close(token);
          break;
        default:
          break;
      }
    }
    flush();
    return std::move(blocks_);
  }

 private:
  void add_text(std::string_view written) {
    const std::string text = decode_entities(written);
    if (pre_ == 0) {
      text_ += text;
      return;
    }
    // Each line of code is compared by itself.
    const std::vector<std::string_view> lines = split(text, '\n');
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (i > 0) flush();
      text_ += lines[i];
    }
  }

  void open(const HtmlToken& token) {
    if (before_heading_ && is_heading(token.name)) {
      before_heading_ = false;
      in_heading_ = true;
      return;
    }
    if (token.name == "img") {
      const auto alt = std::ranges::find(token.attributes, "alt", &HtmlAttribute::name);
      if (alt != token.attributes.end() && !trim(alt->value).empty())
        text_ += " " + std::string(picture_begin) + alt->value + std::string(picture_end) + " ";
      return;
    }
    if (token.name == "br") text_ += ' ';
    if (token.name == "tr") {
      flush();
      ++rows_;
    } else if (token.name == "td" || token.name == "th") {
      if (!trim(text_).empty()) text_ += " | ";
    } else if (is_block_element(token.name)) {
      end_block();
      if (token.name == "pre") ++pre_;
      if (token.name == "li") ++items_;
    }
  }

  void close(const HtmlToken& token) {
    if (is_heading(token.name) && in_heading_) {
      in_heading_ = false;
      text_.clear();
      return;
    }
    if (token.name == "tr") {
      flush();
      if (rows_ > 0) --rows_;
    } else if (is_block_element(token.name)) {
      end_block();
      if (token.name == "pre" && pre_ > 0) --pre_;
      if (token.name == "li" && items_ > 0) --items_;
    }
  }

  // What stands in one row of a table is compared as one.
  void end_block() {
    if (rows_ == 0) {
      flush();
    } else {
      text_ += ' ';
    }
  }

  void flush() {
    std::string text = collapse_space(text_);
    text_.clear();
    const bool only_alert_kind = text.starts_with(title_begin) && text.ends_with(title_end);
    if (text.empty() || only_alert_kind) return;
    const auto kind = rows_ > 0    ? TextBlock::Kind::row
                      : pre_ > 0   ? TextBlock::Kind::code
                      : items_ > 0 ? TextBlock::Kind::item
                                   : TextBlock::Kind::paragraph;
    if (kind == TextBlock::Kind::row) {
      blocks_.push_back({.kind = kind, .text = std::move(text)});
      return;
    }
    std::string_view rest = text;
    while (rest.starts_with(picture_begin)) {
      const std::size_t end = std::min(rest.find(picture_end), rest.size() - picture_end.size()) + picture_end.size();
      add_picture(rest.substr(0, end));
      rest = trim(rest.substr(end));
    }
    std::size_t own = rest.size();
    while (rest.substr(0, own).ends_with(picture_end)) {
      const std::size_t begin = rest.substr(0, own).rfind(picture_begin);
      if (begin == std::string_view::npos) break;
      own = trim(rest.substr(0, begin)).size();
    }
    if (own > 0) blocks_.push_back({.kind = kind, .text = std::string(rest.substr(0, own))});
    for (std::size_t at = own; at < rest.size();) {
      const std::size_t end = std::min(rest.find(picture_end, at), rest.size() - picture_end.size());
      add_picture(trim(rest.substr(at, end + picture_end.size() - at)));
      at = end + picture_end.size();
    }
  }

  void add_picture(std::string_view text) {
    blocks_.push_back({.kind = TextBlock::Kind::picture, .text = std::string(text)});
  }

  bool before_heading_;
  bool in_heading_ = false;
  std::size_t pre_ = 0;
  std::size_t rows_ = 0;
  std::size_t items_ = 0;
  std::string text_;
  std::vector<TextBlock> blocks_;
};

}  // namespace

std::vector<TextBlock> section_blocks(const Article& article, SectionIndex section) {
  return TextReader(article.sections[section].level > 0).read(article.pieces[section].html);
}

std::vector<TextBlock> section_blocks(const Library& library, SectionId id) {
  return section_blocks(library.article(id.variant), id.section);
}

bool reads_the_same(const Library& library, SectionId a, SectionId b) {
  const Article& first = library.article(a.variant);
  const Article& second = library.article(b.variant);
  if (first.sections[a.section].title != second.sections[b.section].title) return false;
  if (first.pieces[a.section].html == second.pieces[b.section].html) return true;
  // A paragraph that became an item of a list says the same, and so does one with a space less before its full stop.
  return std::ranges::equal(section_blocks(first, a.section), section_blocks(second, b.section), same_words,
                            &TextBlock::text, &TextBlock::text);
}

}  // namespace waymark
