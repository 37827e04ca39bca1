#include "syntax/yaml_reader.h"

#include <algorithm>
#include <sstream>
#include <utility>
#include <vector>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include "base/text.h"

namespace waymark {
namespace {

constexpr std::size_t npos = std::string_view::npos;

// Leaves yaml-cpp from inside an event; caught in read_yaml_document().
struct Stop {
  YamlError error;
};

std::string too_deep_message() {
  return "lists and maps are nested more than " + std::to_string(max_yaml_depth) + " deep";
}

bool is_yaml_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Where the constructs that yaml-cpp only gives a start for end. All offsets are relative to the document's text.
class SourceScan {
 public:
  explicit SourceScan(std::string_view text) : text_(text) {}

  std::string_view text() const { return text_; }
  char at(std::size_t offset) const { return offset < text_.size() ? text_[offset] : '\0'; }

  std::size_t skip_space(std::size_t at) const {
    while (at < text_.size() && is_yaml_space(text_[at])) ++at;
    return at;
  }

  std::size_t line_end(std::size_t at) const { return std::min(find_line_end(text_, at), text_.size()); }

  // Past "!tag" in front of a node.
  std::size_t skip_tag(std::size_t at) const {
    while (this->at(at) == '!') {
      while (at < text_.size() && !is_yaml_space(text_[at])) ++at;
      at = skip_space(at);
    }
    return at;
  }

  // Past the closing quote; npos when there is none.
  std::size_t quoted_end(std::size_t at) const {
    const char quote = text_[at];
    for (++at; at < text_.size(); ++at) {
      if (quote == '"' && text_[at] == '\\') {
        ++at;
      } else if (text_[at] == quote) {
        if (quote == '"' || this->at(at + 1) != '\'') return at + 1;
        ++at;
      }
    }
    return npos;
  }

  // End of an unescaped scalar: its value differs from the source in white space only.
  std::size_t plain_end(std::size_t at, std::string_view value) const {
    std::size_t end = at;
    for (std::size_t i = 0; i < value.size(); ++i) {
      if (is_yaml_space(value[i])) continue;
      at = skip_space(at);
      if (this->at(at) != value[i]) break;
      end = ++at;
    }
    return end;
  }

  // Past the bracket that closes a flow list or map whose last child ended at `at`.
  std::size_t flow_end(std::size_t at, char closer) const {
    while (at < text_.size() && text_[at] != closer) at = text_[at] == '#' ? line_end(at) : at + 1;
    return std::min(at + 1, text_.size());
  }

 private:
  std::string_view text_;
};

class Builder : public YAML::EventHandler {
 public:
  Builder(std::string_view text, std::uint32_t base) : source_(text), base_(base) {}

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (!started_) {
      started_ = true;
      return;
    }
    throw Stop{{.message = "a second YAML document begins here", .span = span_from(offset_of(mark))}};
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    refuse_anchor(anchor, mark);
    const std::size_t begin = source_.skip_tag(offset_of(mark));
    YamlNode node;
    const std::size_t end = null_word_end(begin);
    node.span = end != begin ? span(begin, end) : span(empty_place(begin), empty_place(begin));
    if (wants_key() && end == begin)
      throw Stop{{.message = "a key is missing in front of the \":\"", .span = one_char(begin)}};
    if (wants_key()) node.scalar = source_.text().substr(begin, end - begin);
    finish(std::move(node));
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { throw Stop{alias_error(offset_of(mark))}; }

  void OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor, const std::string& value) override {
    refuse_anchor(anchor, mark);
    const std::size_t begin = source_.skip_tag(offset_of(mark));
    YamlNode node{.kind = YamlNode::Kind::scalar, .scalar = value};
    const char first = source_.at(begin);
    std::size_t end = begin;
    if (first == '"' || first == '\'') {
      node.quoted = true;
      end = source_.quoted_end(begin);
      if (end == npos) throw Stop{{.message = "the quote is never closed", .span = span_from(begin)}};
    } else if (first == '|' || first == '>') {
      node.quoted = true;
      end = source_.plain_end(source_.line_end(begin), value);
      if (value.find_first_not_of(" \t\n") == npos) end = source_.line_end(begin);
    } else {
      end = source_.plain_end(begin, value);
    }
    node.span = span(begin, end);
    finish(std::move(node));
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override {
    open(YamlNode::Kind::list, mark, anchor, style);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override {
    open(YamlNode::Kind::map, mark, anchor, style);
  }
  void OnMapEnd() override { close(); }

  // What was read so far, also when the parser stopped in the middle.
  YamlNode take_root() {
    while (!frames_.empty()) {
      Frame frame = std::move(frames_.back());
      frames_.pop_back();
      finish(std::move(frame.node));
    }
    return std::move(root_);
  }

  YamlError translate(const YAML::Exception& failure) const {
    const std::string& what = failure.msg;
    const std::size_t mark = failure.mark.is_null() ? 0 : static_cast<std::size_t>(failure.mark.pos);
    const std::size_t at = std::min(mark, source_.text().size());
    if (what == YAML::ErrorMsg::UNKNOWN_ANCHOR) return alias_error(at);
    if (what == YAML::ErrorMsg::END_OF_SEQ_FLOW || what == YAML::ErrorMsg::END_OF_MAP_FLOW) {
      for (auto frame = frames_.rbegin(); frame != frames_.rend(); ++frame) {
        if (!frame->flow) continue;
        const bool list = frame->node.kind == YamlNode::Kind::list;
        return {.message = list ? "the \"[\" is never closed" : "the \"{\" is never closed",
                .span = span_from(frame->begin)};
      }
    }
    if (failure.msg == YAML::ErrorMsg::BAD_FILE) return depth_error(at);
    if (what == YAML::ErrorMsg::MAP_VALUE) {
      return {.message = "a value that holds \": \" needs quotes round it", .span = one_char(at)};
    }
    if (what == YAML::ErrorMsg::UNKNOWN_TOKEN || what == YAML::ErrorMsg::FLOW_END) {
      const std::string first(source_.text().substr(at, 1));
      return {.message = "a value that starts with \"" + first + "\" needs quotes round it", .span = one_char(at)};
    }
    if (what == YAML::ErrorMsg::TAB_IN_INDENTATION) {
      return {.message = "a tab stands where only blanks may indent", .span = one_char(at)};
    }
    if (what == YAML::ErrorMsg::END_OF_MAP || what == YAML::ErrorMsg::END_OF_SEQ) {
      return {.message = "this does not fit what stands before it: check quotes and indentation",
              .span = span_from(at)};
    }
    if (what == YAML::ErrorMsg::EOF_IN_SCALAR || what == YAML::ErrorMsg::DOC_IN_SCALAR) {
      return {.message = "the quote is never closed", .span = one_char(at)};
    }
    return {.message = what, .span = one_char(at)};
  }

 private:
  struct Frame {
    YamlNode node;
    std::size_t begin = 0;
    std::size_t last_end = 0;  // of the last child
    bool flow = false;
    bool has_key = false;
    std::string key;
    Span key_span;
  };

  // A position on the far side of the end (yaml-cpp reports some) is the end.
  std::size_t offset_of(const YAML::Mark& mark) const {
    return mark.is_null() ? 0 : std::min(static_cast<std::size_t>(mark.pos), source_.text().size());
  }
  Span span(std::size_t begin, std::size_t end) const {
    return {base_ + static_cast<std::uint32_t>(begin), base_ + static_cast<std::uint32_t>(end)};
  }
  Span one_char(std::size_t at) const { return span(at, std::min(at + 1, source_.text().size())); }
  Span span_from(std::size_t at) const { return span(at, std::max(at, source_.line_end(at))); }

  YamlError alias_error(std::size_t at) const {
    return {.message = "anchors (&name) and aliases (*name) are not supported; quotes make the value plain text",
            .span = span_from(at)};
  }
  YamlError depth_error(std::size_t at) const { return {.message = too_deep_message(), .span = one_char(at)}; }
  void refuse_anchor(YAML::anchor_t anchor, const YAML::Mark& mark) const {
    if (anchor != 0) throw Stop{alias_error(offset_of(mark))};
  }

  bool wants_key() const {
    return !frames_.empty() && frames_.back().node.kind == YamlNode::Kind::map && !frames_.back().has_key;
  }

  // yaml-cpp reports a null with the mark of "~" or "null", or, where nothing stands, with that of the token that
  // follows.
  std::size_t null_word_end(std::size_t begin) const {
    for (std::string_view word : {"~", "null", "Null", "NULL"}) {
      if (source_.text().substr(begin, word.size()) != word) continue;
      const std::size_t end = begin + word.size();
      const std::size_t next = source_.text().find_first_not_of(" \t", end);
      const bool colon = next != npos && source_.at(next) == ':';
      if (colon && wants_key()) return end;
      if (!colon &&
          (next != end || end >= source_.text().size() || std::string_view(",]}\r\n").find(source_.at(end)) != npos)) {
        return end;
      }
    }
    return begin;
  }

  // Where the missing value of the current key would stand: after its colon.
  std::size_t empty_place(std::size_t fallback) const {
    if (frames_.empty() || !frames_.back().has_key) return fallback;
    const std::size_t after = frames_.back().key_span.end - base_;
    const std::size_t colon = source_.text().find_first_not_of(" \t", after);
    return colon != npos && source_.at(colon) == ':' ? colon + 1 : after;
  }

  void open(YamlNode::Kind kind, const YAML::Mark& mark, YAML::anchor_t anchor, YAML::EmitterStyle::value style) {
    refuse_anchor(anchor, mark);
    std::size_t begin = source_.skip_tag(offset_of(mark));
    const bool flow = style == YAML::EmitterStyle::Flow;
    // The mark of a flow collection at the root is one too far.
    const char opener = kind == YamlNode::Kind::list ? '[' : '{';
    if (flow && source_.at(begin) != opener && begin > 0 && source_.at(begin - 1) == opener) --begin;
    if (frames_.size() >= max_yaml_depth) throw Stop{depth_error(begin)};
    if (wants_key()) throw Stop{{.message = "a key must be a word, not a list or a map", .span = span_from(begin)}};
    Frame frame;
    frame.node.kind = kind;
    frame.begin = begin;
    // "[a: b]" makes a map of one pair that has no braces of its own.
    frame.flow = flow && source_.at(begin) == opener;
    frame.last_end = frame.flow ? begin + 1 : begin;
    frames_.push_back(std::move(frame));
  }

  void close() {
    Frame frame = std::move(frames_.back());
    frames_.pop_back();
    const char closer = frame.node.kind == YamlNode::Kind::list ? ']' : '}';
    const std::size_t end = frame.flow ? source_.flow_end(frame.last_end, closer) : frame.last_end;
    frame.node.span = span(frame.begin, end);
    finish(std::move(frame.node));
  }

  void finish(YamlNode node) {
    if (frames_.empty()) {
      root_ = std::move(node);
      return;
    }
    Frame& top = frames_.back();
    top.last_end = std::max<std::size_t>(top.last_end, node.span.end - std::min(base_, node.span.end));
    if (top.node.kind == YamlNode::Kind::list) {
      top.node.items.push_back(std::move(node));
    } else if (!top.has_key) {
      top.has_key = true;
      top.key = std::move(node.scalar);
      top.key_span = node.span;
    } else {
      top.has_key = false;
      top.node.entries.push_back({std::move(top.key), top.key_span, std::move(node)});
      top.key.clear();
    }
  }

  SourceScan source_;
  std::uint32_t base_;
  std::vector<Frame> frames_;
  YamlNode root_;
  bool started_ = false;
};

// Deepest nesting of flow brackets, quoted ones left out. yaml-cpp scans a whole nest of brackets before it reports the
// first of them.
std::optional<std::size_t> place_nested_too_deep(std::string_view text) {
  std::size_t depth = 0;
  char quote = '\0';
  char before = '\n';
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != '\0') {
      if (quote == '"' && c == '\\') {
        ++i;
      } else if (c == quote) {
        quote = '\0';
      }
    } else if ((c == '"' || c == '\'') && (is_space(before) || std::string_view("[{,:").find(before) != npos)) {
      quote = c;
    } else if (c == '[' || c == '{') {
      if (++depth > max_yaml_depth) return i;
    } else if ((c == ']' || c == '}') && depth > 0) {
      --depth;
    }
    before = c;
  }
  return std::nullopt;
}

}  // namespace

YamlResult read_yaml_document(std::string_view text, std::uint32_t base) {
  if (const auto deep = place_nested_too_deep(text)) {
    const auto at = base + static_cast<std::uint32_t>(*deep);
    return {.root = {}, .error = YamlError{.message = too_deep_message(), .span = {at, at + 1}}};
  }
  Builder builder(text, base);
  std::optional<YamlError> error;
  try {
    std::istringstream in{std::string(text)};
    YAML::Parser parser(in);
    // The second call finds out whether anything follows; Builder refuses it.
    if (parser.HandleNextDocument(builder)) parser.HandleNextDocument(builder);
  } catch (const Stop& stop) {
    error = stop.error;
  } catch (const YAML::Exception& failure) {
    error = builder.translate(failure);
  }
  return {.root = builder.take_root(), .error = std::move(error)};
}

}  // namespace waymark
