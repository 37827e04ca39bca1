#include "article/html/list_as_markdown.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <optional>

#include "article/html/html_rules.h"
#include "article/spans.h"
#include "base/text.h"
#include "syntax/html_tokens.h"

namespace waymark {
namespace {

constexpr int deepest_list = 8;

struct List;

struct Block {
  std::string text;        // a paragraph, line ends as "\n"
  std::vector<List> list;  // or one list
};

struct Item {
  std::vector<Block> blocks;
};

struct List {
  bool ordered = false;
  int start = 1;
  std::vector<Item> items;
};

using Tokens = std::vector<HtmlToken>;

const HtmlAttribute* find(const HtmlToken& tag, std::string_view name) {
  const auto found = std::ranges::find(tag.attributes, name, &HtmlAttribute::name);
  return found == tag.attributes.end() ? nullptr : &*found;
}

bool is_inline(std::string_view name) {
  static constexpr std::string_view names[] = {"a", "b",   "br",     "code", "em",  "i",    "img", "kbd",
                                               "s", "del", "strong", "sub",  "sup", "span", "u"};
  return std::ranges::find(names, name) != std::end(names);
}

// Reads one list out of the tokens of a text.
class ListReader {
 public:
  ListReader(std::string_view text, const Tokens& tokens, bool convert)
      : text_(text), tokens_(tokens), convert_(convert) {}

  // The list whose start tag is `at`, which then is behind its end tag. Null when Markdown cannot say it.
  std::optional<List> read(std::size_t& at, int depth = 0) {
    const HtmlToken& open = tokens_[at];
    List list{.ordered = open.name == "ol", .start = 1, .items = {}};
    if (depth > deepest_list || !read_attributes(open, list)) return std::nullopt;
    for (++at; at < tokens_.size();) {
      const HtmlToken& token = tokens_[at];
      if (token.kind == HtmlToken::Kind::text && trim(text_at(text_, token.span)).empty()) {
        ++at;
      } else if (token.kind == HtmlToken::Kind::start_tag && token.name == "li" && token.attributes.empty()) {
        auto item = read_item(at, depth);
        if (!item) return std::nullopt;
        list.items.push_back(*std::move(item));
      } else if (token.kind == HtmlToken::Kind::end_tag && token.name == open.name) {
        ++at;
        return list.items.empty() ? std::nullopt : std::optional(std::move(list));
      } else {
        return std::nullopt;
      }
    }
    return std::nullopt;
  }

 private:
  static bool read_attributes(const HtmlToken& open, List& list) {
    for (const HtmlAttribute& attribute : open.attributes) {
      if (attribute.name == "type" && list.ordered && attribute.value == "1") continue;
      if (attribute.name != "start" || !list.ordered) return false;
      const auto [end, error] =
          std::from_chars(attribute.value.data(), attribute.value.data() + attribute.value.size(), list.start);
      if (error != std::errc() || end != attribute.value.data() + attribute.value.size() || list.start < 0 ||
          list.start > 999'999)
        return false;
    }
    return true;
  }

  std::optional<Item> read_item(std::size_t& at, int depth) {
    Item item;
    std::string text;
    std::vector<std::string> open;  // what the end tags of converted elements become
    const auto end_paragraph = [&] {
      for (std::string& part : paragraphs_of(text)) item.blocks.push_back({.text = std::move(part), .list = {}});
      text.clear();
    };
    for (++at; at < tokens_.size(); ++at) {
      const HtmlToken& token = tokens_[at];
      const std::string_view written = text_at(text_, token.span);
      if (token.kind == HtmlToken::Kind::text) {
        text += written;
        continue;
      }
      const bool starts = token.kind == HtmlToken::Kind::start_tag;
      if (!starts && token.kind != HtmlToken::Kind::end_tag) return std::nullopt;
      if (token.name == "li" || (!starts && is_list_element(token.name))) {
        if (!starts && token.name == "li") ++at;
        end_paragraph();
        const bool begins_with_text = !item.blocks.empty() && item.blocks.front().list.empty();
        return begins_with_text && open.empty() ? std::optional(std::move(item)) : std::nullopt;
      }
      if (starts && is_list_element(token.name)) {
        end_paragraph();
        auto list = read(at, depth + 1);
        if (!list) return std::nullopt;
        item.blocks.push_back({.text = "", .list = {*std::move(list)}});
        --at;
      } else if (token.name == "p" && token.attributes.empty()) {
        end_paragraph();
      } else if (is_inline(token.name)) {
        text += inline_tag(token, written, open);
      } else {
        return std::nullopt;
      }
    }
    return std::nullopt;
  }

  // Emphasis, code, links and pictures in Markdown's own marks where those say all that the tag says.
  std::string inline_tag(const HtmlToken& token, std::string_view written, std::vector<std::string>& open) const {
    if (!convert_) return std::string(written);
    if (token.name == "img") {
      const HtmlAttribute* source = find(token, "src");
      const HtmlAttribute* alt = find(token, "alt");
      const std::size_t known = (source != nullptr ? 1U : 0U) + (alt != nullptr ? 1U : 0U);
      if (source == nullptr || known != token.attributes.size() || !fits_link(source->value))
        return std::string(written);
      return fmt::format("![{}]({})", alt == nullptr ? "" : alt->value, source->value);
    }
    if (token.kind == HtmlToken::Kind::end_tag) {
      if (token.name != "a" && mark_of(token.name).empty()) return std::string(written);
      if (open.empty()) return std::string(written);
      std::string end = open.back();
      open.pop_back();
      return end.empty() ? std::string(written) : end;
    }
    if (token.name == "a") {
      const HtmlAttribute* target = find(token, "href");
      const bool whole = target != nullptr && token.attributes.size() == 1 && fits_link(target->value);
      open.push_back(whole ? fmt::format("]({})", target->value) : std::string());
      return whole ? "[" : std::string(written);
    }
    const std::string_view mark = mark_of(token.name);
    if (mark.empty()) return std::string(written);
    open.emplace_back(token.attributes.empty() ? mark : std::string_view());
    return std::string(token.attributes.empty() ? mark : written);
  }

  static std::string_view mark_of(std::string_view name) {
    if (name == "b" || name == "strong") return "**";
    if (name == "i" || name == "em") return "*";
    return name == "code" ? "`" : "";
  }

  static bool fits_link(std::string_view target) {
    return !target.empty() && target.find_first_of(" \t\r\n()<>\\") == std::string_view::npos;
  }

  // Lines trimmed; a blank line ends a paragraph.
  static std::vector<std::string> paragraphs_of(std::string_view text) {
    std::vector<std::string> paragraphs;
    bool open = false;
    for (const std::string_view line : split_lines(text)) {
      const std::string_view words = trim(line);
      if (words.empty()) {
        open = false;
        continue;
      }
      if (!open) paragraphs.emplace_back();
      if (open) paragraphs.back() += '\n';
      paragraphs.back() += words;
      open = true;
    }
    return paragraphs;
  }

  std::string_view text_;
  const Tokens& tokens_;
  bool convert_;
};

void write(const List& list, const std::string& indent, std::string& out) {
  int number = list.start;
  for (const Item& item : list.items) {
    const std::string marker = list.ordered ? fmt::format("{}. ", number++) : "- ";
    const std::string inner = indent + std::string(marker.size(), ' ');
    bool first = true;
    for (const Block& block : item.blocks) {
      if (!block.list.empty()) {
        write(block.list.front(), inner, out);
        continue;
      }
      if (!first) out += "\n";
      out += first ? indent + marker : inner;
      out += replace_all(block.text, "\n", "\n" + inner);
      out += '\n';
      first = false;
    }
  }
}

std::string written(const List& list, std::string_view newline) {
  std::string out;
  write(list, "", out);
  out.pop_back();
  return newline == "\n" ? out : replace_all(std::move(out), "\n", newline);
}

// Behind four blanks it would be code. No further back, for lines may be long.
bool begins_line(std::string_view text, std::size_t at) {
  for (std::size_t blanks = 0; blanks <= 3; ++blanks, --at) {
    if (at == 0 || text[at - 1] == '\n' || text[at - 1] == '\r') return true;
    if (text[at - 1] != ' ') return false;
  }
  return false;
}

bool ends_line(std::string_view text, std::size_t at) {
  while (at < text.size() && is_blank(text[at])) ++at;
  return at == text.size() || text[at] == '\n' || text[at] == '\r';
}

}  // namespace

std::vector<ListAsMarkdown> lists_as_markdown(std::string_view text, Span body, std::string_view newline) {
  const std::string_view part = text_at(text, body);
  if (part.find("<ol") == std::string_view::npos && part.find("<ul") == std::string_view::npos &&
      part.find("<OL") == std::string_view::npos && part.find("<UL") == std::string_view::npos)
    return {};
  const Tokens tokens = tokenize_html(part);
  std::vector<ListAsMarkdown> lists;
  for (std::size_t i = 0; i < tokens.size();) {
    const HtmlToken& token = tokens[i];
    if (token.kind != HtmlToken::Kind::start_tag || !is_list_element(token.name) ||
        !begins_line(part, token.span.begin)) {
      ++i;
      continue;
    }
    std::size_t end = i;
    const auto converted = ListReader(part, tokens, true).read(end);
    if (!converted || !ends_line(part, tokens[end - 1].span.end)) {
      // Over the whole stretch that was read, so that lists in lists are not read once a level.
      i = std::max(i + 1, end);
      continue;
    }
    std::size_t again = i;
    const auto plain = ListReader(part, tokens, false).read(again);
    const Span span{body.begin + token.span.begin, body.begin + tokens[end - 1].span.end};
    lists.push_back({.span = span,
                     .opening_tag = {span.begin, body.begin + token.span.end},
                     .items = converted->items.size(),
                     .markdown = written(*converted, newline),
                     .plain_inline = plain ? written(*plain, newline) : std::string()});
    i = end;
  }
  return lists;
}

}  // namespace waymark
