#include "syntax/inline_reader.h"

#include <algorithm>
#include <cmark-gfm/node.h>
#include <utility>

#include "base/text.h"
#include "syntax/cmark_handles.h"
#include "syntax/limits.h"
#include "syntax/link_syntax.h"
#include "syntax/text_alignment.h"

namespace waymark {
namespace {

constexpr std::size_t npos = std::string_view::npos;

std::string_view view(const cmark_chunk& chunk) {
  if (chunk.data == nullptr || chunk.len <= 0) return {};
  return {reinterpret_cast<const char*>(chunk.data), static_cast<std::size_t>(chunk.len)};
}

class InlineReader {
 public:
  InlineReader(InlineReading reading, const InlineText& text)
      : source_(reading.source),
        definitions_(reading.definitions),
        tree_(reading.tree),
        limits_(reading.limits),
        text_(text),
        content_(text.content()),
        parent_(text.block()) {}

  void read(cmark_node* block) {
    const CmarkIterator iterator(cmark_iter_new(block));
    for (cmark_event_type event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iterator.get())) {
      cmark_node* node = cmark_iter_get_node(iterator.get());
      if (node == block) continue;
      if (event == CMARK_EVENT_EXIT) {
        close(node);
      } else if (node->type == CMARK_NODE_LINK && char_at(at_) == '<') {
        read_angle_link(node);
        cmark_iter_reset(iterator.get(), node, CMARK_EVENT_EXIT);
      } else {
        enter(node);
      }
    }
  }

 private:
  struct Open {
    NodeIndex node = no_node;  // no_node: nested too deep, its marks became text
    std::size_t begin = 0;
  };

  char char_at(std::size_t at) const { return at < content_.size() ? content_[at] : '\0'; }

  void add_leaf(NodeKind kind, std::string_view literal, std::size_t begin, std::size_t end) {
    tree_.append(parent_,
                 tree_.add({.kind = kind, .span = text_.to_source(begin, end), .text = source_.repair(literal)}));
  }

  void enter(cmark_node* node) {
    switch (node->type) {
      case CMARK_NODE_TEXT:
        read_text(view(node->as.literal));
        break;
      case CMARK_NODE_SOFTBREAK:
        read_break(NodeKind::soft_break);
        break;
      case CMARK_NODE_LINEBREAK:
        read_break(NodeKind::line_break);
        break;
      case CMARK_NODE_CODE:
        read_code(view(node->as.literal));
        break;
      case CMARK_NODE_HTML_INLINE:
        read_html(view(node->as.literal));
        break;
      case CMARK_NODE_FOOTNOTE_REFERENCE:
        read_footnote(node);
        break;
      case CMARK_NODE_EMPH:
        open(NodeKind::emphasis, 1);
        break;
      case CMARK_NODE_STRONG:
        open(NodeKind::strong, 2);
        break;
      case CMARK_NODE_LINK:
        open(NodeKind::link, 1);
        break;
      case CMARK_NODE_IMAGE:
        open(NodeKind::image, 2);
        break;
      default:
        break;
    }
  }

  void read_text(std::string_view literal) {
    if (literal.empty()) return;
    std::size_t end = align_text(content_, at_, literal);
    if (end == npos) {
      // Not met by any known input; the text keeps its words and gets the place of its next occurrence.
      const std::size_t found = content_.find(literal, at_);
      at_ = found == npos ? at_ : found;
      end = found == npos ? at_ : found + literal.size();
    }
    add_leaf(NodeKind::text, literal, at_, end);
    keep_long_references(at_, end);
    at_ = end;
  }

  // cmark-gfm takes "&#87654321;", of eight digits, for U+FFFD; the specifications allow seven.
  void keep_long_references(std::size_t begin, std::size_t end) {
    static constexpr std::string_view replacement = "\xEF\xBF\xBD";
    const std::string_view written = content_.substr(begin, end - begin);
    std::string& shown = tree_[tree_[parent_].last].text;
    std::size_t in_shown = shown.find(replacement);
    for (std::size_t at = written.find("&#"); at != npos && in_shown != npos; at = written.find("&#", at + 2)) {
      const std::size_t digits = std::min(written.find_first_not_of("0123456789", at + 2), written.size()) - at - 2;
      if (digits != 8 || written.substr(at + 10, 1) != ";") continue;
      shown.replace(in_shown, replacement.size(), written.substr(at, 11));
      in_shown = shown.find(replacement, in_shown + 11);
    }
  }

  void read_break(NodeKind kind) {
    const std::size_t begin = at_;
    while (is_blank(char_at(at_))) ++at_;
    const bool escaped = char_at(at_) == '\\';
    if (escaped) ++at_;
    if (char_at(at_) == '\n') ++at_;
    add_leaf(kind, {}, begin, at_);
    // Behind a backslash the library leaves the indentation of a lazy line to the text.
    while (!escaped && is_blank(char_at(at_))) ++at_;
  }

  void read_code(std::string_view literal) {
    const std::size_t begin = at_;
    const std::size_t inner = std::min(content_.find_first_not_of('`', at_), content_.size());
    const std::size_t ticks = inner - at_;
    std::size_t end = content_.size();
    for (std::size_t run = content_.find('`', inner); ticks > 0 && run != npos; run = content_.find('`', run)) {
      const std::size_t past = std::min(content_.find_first_not_of('`', run), content_.size());
      if (past - run == ticks) {
        end = past;
        break;
      }
      run = past;
    }
    add_leaf(NodeKind::code, literal, begin, end);
    at_ = end;
  }

  void read_html(std::string_view literal) {
    const std::size_t end = std::min(at_ + literal.size(), content_.size());
    add_leaf(NodeKind::html_inline, literal, at_, end);
    at_ = end;
  }

  void read_footnote(cmark_node* node) {
    const std::size_t close = content_.find(']', at_);
    const std::size_t end = close == npos ? content_.size() : close + 1;
    const cmark_node* definition = node->parent_footnote_def;
    add_leaf(NodeKind::footnote_reference, view((definition != nullptr ? definition : node)->as.literal), at_, end);
    at_ = end;
  }

  // <https://…> or <name@host>: its text child is the same again.
  void read_angle_link(cmark_node* node) {
    const std::size_t close = std::min(content_.find('>', at_), content_.size());
    const NodeIndex link = tree_.add({.kind = NodeKind::link,
                                      .span = text_.to_source(at_, std::min(close + 1, content_.size())),
                                      .target_span = text_.to_source(at_ + 1, close),
                                      .text = source_.repair(view(node->as.link.url)),
                                      .autolink = true});
    tree_.append(parent_, link);
    if (node->first_child != nullptr) {
      const std::string_view shown = view(node->first_child->as.literal);
      tree_.append(
          link,
          tree_.add({.kind = NodeKind::text, .span = text_.to_source(at_ + 1, close), .text = source_.repair(shown)}));
    }
    at_ = std::min(close + 1, content_.size());
  }

  void open(NodeKind kind, std::size_t marks) {
    const std::size_t begin = at_;
    at_ = std::min(at_ + marks, content_.size());
    if (open_.size() >= max_inline_depth) {
      if (!hit_) {
        limits_.push_back({.span = text_.to_source(begin, at_),
                           .what = "inline marks nested more than " + std::to_string(max_inline_depth) + " deep"});
        hit_ = true;
      }
      add_leaf(NodeKind::text, content_.substr(begin, at_ - begin), begin, at_);
      open_.push_back({no_node, begin});
      return;
    }
    const NodeIndex node = tree_.add({.kind = kind});
    tree_.append(parent_, node);
    open_.push_back({node, begin});
    parent_ = node;
  }

  void close(cmark_node* node) {
    const bool has_target = node->type == CMARK_NODE_LINK || node->type == CMARK_NODE_IMAGE;
    if (!has_target && node->type != CMARK_NODE_EMPH && node->type != CMARK_NODE_STRONG) return;
    if (open_.empty()) return;
    const Open opened = open_.back();
    open_.pop_back();
    const std::size_t begin = at_;
    LinkTail tail;
    if (has_target) {
      at_ = std::min(at_ + 1, content_.size());
      tail = read_tail(view(node->as.link.url));
      at_ = tail.end;
    } else {
      at_ = std::min<std::size_t>(at_ + (node->type == CMARK_NODE_STRONG ? 2 : 1), content_.size());
    }
    if (opened.node == no_node) {
      add_leaf(NodeKind::text, content_.substr(begin, at_ - begin), begin, at_);
      return;
    }
    Node& done = tree_[opened.node];
    done.span = text_.to_source(opened.begin, at_);
    parent_ = done.parent;
    if (has_target) fill_link(done, node, opened.begin, begin, tail);
  }

  LinkTail read_tail(std::string_view url) const {
    if (const auto tail = read_inline_tail(content_, at_)) {
      const std::string_view written = content_.substr(tail->target_begin, tail->target_end - tail->target_begin);
      if (unescape_link_text(written) == url) return *tail;
    }
    return read_reference_tail(content_, at_);
  }

  void fill_link(Node& link, cmark_node* node, std::size_t begin, std::size_t text_end, const LinkTail& tail) {
    link.text = source_.repair(view(node->as.link.url));
    link.title = source_.repair(view(node->as.link.title));
    if (tail.form == LinkTail::Form::inline_target) {
      link.target_span = text_.to_source(tail.target_begin, tail.target_end);
      return;
    }
    link.by_reference = true;
    std::string_view label = content_.substr(tail.label_begin, tail.label_end - tail.label_begin);
    if (tail.form != LinkTail::Form::full_reference) {
      const std::size_t label_begin = begin + (link.kind == NodeKind::image ? 2 : 1);
      label = content_.substr(label_begin, text_end - label_begin);
    }
    link.target_span = definitions_.target(label);
  }

  const SourceLines& source_;
  const LinkDefinitions& definitions_;
  MarkdownTree& tree_;
  std::vector<LimitHit>& limits_;
  const InlineText& text_;
  std::string_view content_;
  NodeIndex parent_;
  std::size_t at_ = 0;
  std::vector<Open> open_;
  bool hit_ = false;
};

}  // namespace

void read_as_plain_text(InlineReading reading, const InlineText& text) {
  const std::string_view content = text.content();
  reading.limits.push_back(
      {.span = text.to_source(0, content.size()),
       .what = "text with so many links, emphasis or unclosed HTML that reading it takes too long"});
  for (std::size_t begin = 0; begin < content.size();) {
    const std::size_t end = std::min(content.find('\n', begin), content.size());
    const auto add = [&](NodeKind kind, std::size_t from, std::size_t to, std::string_view words) {
      reading.tree.append(
          text.block(),
          reading.tree.add({.kind = kind, .span = text.to_source(from, to), .text = reading.source.repair(words)}));
    };
    if (end > begin) add(NodeKind::text, begin, end, content.substr(begin, end - begin));
    if (end < content.size()) add(NodeKind::soft_break, end, end + 1, {});
    begin = end + 1;
  }
}

void read_inlines(InlineReading reading, cmark_node* block, const InlineText& text) {
  InlineReader(reading, text).read(block);
}

}  // namespace waymark
