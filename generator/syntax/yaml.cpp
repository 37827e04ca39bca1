#include "syntax/yaml.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "syntax/yaml_reader.h"

namespace waymark {
namespace {

constexpr std::size_t npos = std::string_view::npos;

// After this many broken entries the rest is left unread: each costs an exception, and no author reads so many
// findings.
constexpr int max_broken_entries = 200;

// How deep a broken entry is taken apart to save its sound parts; each level reads the entry's text once more.
constexpr int max_recovery_depth = 4;

std::size_t indent_of(std::string_view line) { return std::min(line.find_first_not_of(' '), line.size()); }

bool is_blank_or_comment(std::string_view line) {
  const std::string_view content = trim(line);
  return content.empty() || content.front() == '#';
}

bool is_item(std::string_view content) {
  return content == "-" || content.starts_with("- ") || content.starts_with("-\t");
}

// End of "key" in "key: value" or "key:"; npos when the line is none. Quoted keys may hold anything but their quote.
std::size_t key_end(std::string_view content) {
  if (content.empty()) return npos;
  std::size_t from = 0;
  if (content.front() == '"' || content.front() == '\'') {
    from = content.find(content.front(), 1);
    if (from == npos) return npos;
  }
  for (std::size_t colon = content.find(':', from); colon != npos; colon = content.find(':', colon + 1)) {
    if (colon + 1 == content.size() || is_space(content[colon + 1])) return colon;
  }
  return npos;
}

// One line of the plainest kind, "word: words" — nearly all front matter. Reading those here spares yaml-cpp, which
// takes as long for a header as cmark-gfm for the article.
bool read_plain_line(std::string_view line, std::uint32_t base, YamlNode& map) {
  const std::size_t colon = line.find(':');
  if (colon == npos || colon == 0 || !is_ascii_alpha(line[0])) return false;
  const std::string_view key = line.substr(0, colon);
  if (!std::ranges::all_of(key, [](char c) { return is_ascii_alnum(c) || c == '.' || c == '_' || c == '-'; }))
    return false;
  if (iequals(key, "null")) return false;
  if (colon + 1 == line.size() || line[colon + 1] != ' ') return false;
  const std::size_t begin = line.find_first_not_of(' ', colon);
  const std::size_t value_begin = line.find_first_not_of(' ', colon + 1);
  if (begin == npos || value_begin == npos) return false;
  const std::string_view value = trim_right(line.substr(value_begin));
  if (!is_ascii_alnum(value.front()) || value.back() == ':' || iequals(value, "null")) return false;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const char c = value[i];
    const bool control = static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
    if (control || (c == ':' && is_space(value[i + 1])) || (c == '#' && is_space(value[i - 1]))) return false;
  }
  YamlNode node{.kind = YamlNode::Kind::scalar, .scalar = std::string(value)};
  const auto offset = base + static_cast<std::uint32_t>(value_begin);
  node.span = {offset, offset + static_cast<std::uint32_t>(value.size())};
  map.entries.push_back({std::string(key), {base, base + static_cast<std::uint32_t>(colon)}, std::move(node)});
  return true;
}

// The whole text when it consists of plain lines, comments and empty lines at column 1; nothing else is decided here.
std::optional<YamlNode> read_plain_map(std::string_view text, std::uint32_t base) {
  YamlNode map{.kind = YamlNode::Kind::map};
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = trim_right(text.substr(at, end - at));
    if (!line.empty() && line.front() != '#' && !read_plain_line(line, base + static_cast<std::uint32_t>(at), map))
      return std::nullopt;
    at = end + 1;
  }
  if (map.entries.empty()) return std::nullopt;
  map.span = {map.entries.front().key_span.begin, map.entries.back().value.span.end};
  return map;
}

// Reads a broken document entry by entry, so that a bad line costs its own entry only.
class Recovery {
 public:
  Recovery(std::string text, std::uint32_t base) : text_(std::move(text)), base_(base) {}

  YamlNode read() { return read_block(0, text_.size(), 0); }
  const std::optional<YamlError>& first_error() const { return error_; }

 private:
  struct Line {
    std::size_t begin = 0;
    std::size_t end = 0;  // without the line end
    std::size_t next = 0;
  };

  Line line_at(std::size_t at, std::size_t limit) const {
    const std::size_t feed = std::min(text_.find('\n', at), limit);
    std::size_t end = feed;
    if (end > at && text_[end - 1] == '\r') --end;
    return {at, end, std::min(feed + 1, limit)};
  }
  std::string_view view(std::size_t begin, std::size_t end) const {
    return std::string_view(text_).substr(begin, end - begin);
  }
  Span span(std::size_t begin, std::size_t end) const {
    return {base_ + static_cast<std::uint32_t>(begin), base_ + static_cast<std::uint32_t>(end)};
  }

  void report(YamlError error) {
    ++broken_;
    if (!error_ || error.span.begin < error_->span.begin) error_ = std::move(error);
  }

  // Entries of one map or items of one list: a new one begins on each line indented no deeper than the first.
  YamlNode read_block(std::size_t begin, std::size_t end, int depth) {
    YamlNode node;
    bool list = false;
    std::size_t indent = npos;
    std::size_t entry = npos;
    std::size_t content_begin = begin;
    for (std::size_t at = begin; at < end;) {
      const Line line = line_at(at, end);
      at = line.next;
      const std::string_view text = view(line.begin, line.end);
      if (is_blank_or_comment(text)) continue;
      const std::string_view content = trim(text);
      if (content == "---" || content == "..." || (content.front() == '%' && indent == npos)) continue;
      if (indent == npos) {
        indent = indent_of(text);
        list = is_item(content);
        node.kind = list ? YamlNode::Kind::list : YamlNode::Kind::map;
        entry = line.begin;
        content_begin = line.begin + indent;
        continue;
      }
      const bool continues = indent_of(text) > indent || text.front() == '\t' || (!list && is_item(content)) ||
                             std::string_view("]}").find(content.front()) != npos;
      if (continues) continue;
      read_entry(entry, line.begin, list, depth, node);
      entry = line.begin;
    }
    if (entry != npos) read_entry(entry, end, list, depth, node);
    if (!node.entries.empty()) node.span = span(content_begin, node.entries.back().value.span.end - base_);
    if (!node.items.empty()) node.span = span(content_begin, node.items.back().span.end - base_);
    return node;
  }

  void read_entry(std::size_t begin, std::size_t end, bool list, int depth, YamlNode& into) {
    if (broken_ > max_broken_entries) return;
    const Line first = line_at(begin, end);
    if (!list && first.next == end &&
        read_plain_line(trim_right(view(first.begin, first.end)), base_ + static_cast<std::uint32_t>(begin), into)) {
      return;
    }
    YamlResult part = read_yaml_document(view(begin, end), base_ + static_cast<std::uint32_t>(begin));
    if (!part.error && part.root.kind == into.kind) {
      std::ranges::move(part.root.entries, std::back_inserter(into.entries));
      std::ranges::move(part.root.items, std::back_inserter(into.items));
      return;
    }
    if (!part.error) {
      const std::string_view line = trim(view(first.begin, first.end));
      const std::size_t at = static_cast<std::size_t>(line.data() - text_.data());
      report({.message = list ? "this line does not belong to the list" : "this is not a \"key: value\" line",
              .span = span(at, at + line.size())});
      return;
    }
    report(std::move(*part.error));
    if (list) {
      rescue_item(begin, end, depth, into);
    } else {
      rescue_value(first, end, depth, into);
    }
  }

  void rescue_item(std::size_t begin, std::size_t end, int depth, YamlNode& into) {
    const std::size_t dash = text_.find('-', begin);
    if (depth >= max_recovery_depth || dash == npos || dash >= end) return;
    text_[dash] = ' ';
    YamlNode item = read_block(begin, end, depth + 1);
    if (item.kind != YamlNode::Kind::null && (!item.entries.empty() || !item.items.empty()))
      into.items.push_back(std::move(item));
  }

  void rescue_value(const Line& first, std::size_t end, int depth, YamlNode& into) {
    const std::string_view line = view(first.begin, first.end);
    const std::size_t indent = indent_of(line);
    const std::size_t length = key_end(line.substr(indent));
    if (length == npos || length == 0) return;
    std::string_view key = trim(line.substr(indent, length));
    if (key.size() >= 2 && (key.front() == '"' || key.front() == '\'') && key.back() == key.front())
      key = key.substr(1, key.size() - 2);
    const std::size_t key_begin = first.begin + indent;
    YamlNode::Entry entry{
        std::string(key), span(key_begin, key_begin + trim_right(line.substr(indent, length)).size()), {}};
    const std::string_view value = trim(line.substr(indent + length + 1));
    if (value.empty() || value.front() == '#') {
      if (depth >= max_recovery_depth) return;
      entry.value = read_block(first.next, end, depth + 1);
    } else if (std::string_view("[{|>").find(value.front()) == npos) {
      // One line of words that only lacks quotes, or the closing one: as the author meant it.
      std::string_view words = value;
      if (words.front() == '"' || words.front() == '\'') {
        if (words.size() > 1 && words.back() == words.front()) words.remove_suffix(1);
        words.remove_prefix(1);
      }
      const auto at = static_cast<std::size_t>(words.data() - text_.data());
      entry.value = {.kind = YamlNode::Kind::scalar, .span = span(at, at + words.size()), .scalar = std::string(words)};
    } else {
      return;
    }
    into.entries.push_back(std::move(entry));
  }

  std::string text_;
  std::uint32_t base_;
  std::optional<YamlError> error_;
  int broken_ = 0;
};

}  // namespace

const YamlNode* YamlNode::find(std::string_view key) const {
  for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
    if (entry->key == key) return &entry->value;
  }
  return nullptr;
}

YamlResult parse_yaml(std::string_view text, std::uint32_t base) {
  if (text.starts_with("\xEF\xBB\xBF")) {
    text.remove_prefix(3);
    base += 3;
  }
  if (auto map = read_plain_map(text, base)) return {.root = std::move(*map), .error = std::nullopt};

  // Same length, so that offsets hold: yaml-cpp knows no lone carriage return and takes a NUL for another encoding.
  std::string clean(text);
  for (std::size_t i = 0; i < clean.size(); ++i) {
    if (clean[i] == '\r' && (i + 1 == clean.size() || clean[i + 1] != '\n')) clean[i] = '\n';
    if (clean[i] == '\0') clean[i] = ' ';
  }
  YamlResult whole = read_yaml_document(clean, base);
  if (!whole.error) return whole;
  Recovery recovery(std::move(clean), base);
  YamlResult result{.root = recovery.read(), .error = recovery.first_error()};
  if (!result.error) result.error = std::move(whole.error);
  return result;
}

}  // namespace waymark
