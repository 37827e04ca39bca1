#include "search/plain_text.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "library/usages/piece_readers.h"
#include "syntax/html_tokens.h"

namespace waymark {
namespace {

// Elements that do not part words: "<strong>W</strong>ord" is one.
bool is_inline(std::string_view name) {
  static constexpr auto names = std::to_array<std::string_view>(
      {"a",   "abbr", "b", "bdi", "bdo",  "cite",  "code", "del",    "dfn", "em",  "font", "i",   "img", "ins",
       "kbd", "mark", "q", "s",   "samp", "small", "span", "strong", "sub", "sup", "u",    "var", "wbr"});
  return std::ranges::binary_search(names, name);
}

// Longer ones than any reference that HTML knows are no references.
constexpr std::size_t longest_reference = 40;

enum class Sort : std::uint8_t { plain, space, special };

constexpr std::array<Sort, 256> sorts = [] {
  std::array<Sort, 256> all = {};
  for (const unsigned char c : {' ', '\t', '\n', '\v', '\f', '\r'}) all[c] = Sort::space;
  for (const unsigned char c :
       {static_cast<unsigned char>('<'), static_cast<unsigned char>('&'), static_cast<unsigned char>(0xEE)})
    all[c] = Sort::special;
  return all;
}();

class TextWriter {
 public:
  explicit TextWriter(std::string_view html) : html_(html) { out_.reserve(html.size()); }

  void go_to(std::size_t at) { at_ = at; }

  void write_to(std::size_t part_end) {
    while (at_ < part_end) {
      append_plain(part_end);
      if (at_ >= part_end) break;
      if (html_[at_] == '<') {
        read_tag();
      } else if (html_[at_] == '&') {
        read_reference();
      } else if (html_.substr(at_).starts_with("\xEE\x80\x80")) {  // U+E000 begins an alert's kind, U+E001 ends it
        const std::size_t end = html_.find("\xEE\x80\x81", at_);
        at_ = end == std::string_view::npos ? at_ + 3 : end + 3;
      } else {
        out_ += html_[at_++];
      }
    }
  }

  // How many lines there are. What follows begins another one.
  std::uint32_t lines() {
    end_line();
    for (; counted_ < out_.size(); ++counted_) lines_ += out_[counted_] == '\n' ? 1 : 0;
    return lines_;
  }

  std::string finish() {
    while (!out_.empty() && is_space(out_.back())) out_.pop_back();
    return std::move(out_);
  }

 private:
  // What follows up to the next tag, reference or mark. Most of a text is copied in long runs.
  void append_plain(std::size_t end) {
    const std::string_view html = html_.substr(0, end);
    std::size_t begin = at_;
    std::size_t at = at_;
    for (; at < html.size(); ++at) {
      const Sort sort = sorts[static_cast<unsigned char>(html[at])];
      if (sort == Sort::plain) continue;
      if (sort == Sort::special) break;
      const bool single = html[at] == ' ' && at > begin && html[at - 1] != ' ';
      if (single) continue;
      out_ += html.substr(begin, at - begin);
      append_blank();
      begin = at + 1;
    }
    out_ += html.substr(begin, at - begin);
    at_ = at;
  }

  // White space in a row is one blank; at the beginning of a line there is none.
  void append_blank() {
    if (!out_.empty() && out_.back() != ' ' && out_.back() != '\n') out_ += ' ';
  }

  void append(std::string_view text) {
    for (const char c : text) {
      if (is_space(c)) {
        append_blank();
      } else {
        out_ += c;
      }
    }
  }

  void end_line() {
    if (!out_.empty() && out_.back() == ' ') out_.pop_back();
    if (!out_.empty() && out_.back() != '\n') out_ += '\n';
  }

  void read_tag() {
    const auto [name, closes, end] = read_tag_name(html_, at_);
    const std::string_view tag = html_.substr(at_, end - at_);
    at_ = end;
    if (name == "img") {
      append_alternative(tag);
    } else if (!is_inline(name)) {
      end_line();
    } else if (!closes && (tag.find("class=\"footnote-ref\"") != std::string_view::npos ||
                           tag.find("class=\"footnote-backref\"") != std::string_view::npos)) {
      skip_to_end_of(name);
    }
  }

  void append_alternative(std::string_view tag) {
    constexpr std::string_view attribute = " alt=\"";
    std::size_t begin = tag.find(attribute);
    if (begin == std::string_view::npos) return;
    begin += attribute.size();
    const std::size_t end = std::min(tag.find('"', begin), tag.size());
    if (end == begin) return;
    append(" ");
    append(decode_entities(tag.substr(begin, end - begin)));
    append(" ");
  }

  void skip_to_end_of(std::string_view name) {
    const std::size_t end = html_.find("</" + std::string(name) + ">", at_);
    if (end != std::string_view::npos) at_ = end + name.size() + 3;
  }

  void read_reference() {
    const std::string_view rest = html_.substr(at_, longest_reference);
    std::size_t end = 1;
    while (end < rest.size() && (is_ascii_alnum(rest[end]) || rest[end] == '#')) ++end;
    if (end >= rest.size() || rest[end] != ';') {
      append("&");
      ++at_;
      return;
    }
    const std::string_view reference = rest.substr(0, end + 1);
    if (reference == "&lt;") {
      append("<");
    } else if (reference == "&amp;") {
      append("&");
    } else {
      append(decode_entities(reference));
    }
    at_ += end + 1;
  }

  std::string_view html_;
  std::size_t at_ = 0;
  std::string out_;
  std::size_t counted_ = 0;
  std::uint32_t lines_ = 0;
};

}  // namespace

PlainText plain_text(const Section& section, const Piece& piece) {
  TextWriter writer(piece.html);
  writer.go_to(end_of_heading(section, piece.html));
  PlainText plain;
  if (!piece.scoped.empty()) {
    for (const PiecePart& part : parts_of(piece)) {
      const std::uint32_t begin = writer.lines();
      writer.write_to(part.end);
      const std::uint32_t end = writer.lines();
      if (part.scope != no_index && begin < end) plain.scoped.push_back({begin, end, part.scope});
    }
  }
  writer.write_to(piece.html.size());
  plain.text = writer.finish();
  return plain;
}

}  // namespace waymark
