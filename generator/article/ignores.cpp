#include "article/ignores.h"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>

#include "article/ignore_words.h"
#include "article/spans.h"
#include "base/text.h"
#include "syntax/html_tokens.h"

namespace waymark {
namespace {

// The inside of "<!-- … -->" with the marks of quotes at line starts taken off, in one line.
std::string inside_of_comment(std::string_view comment) {
  if (comment.starts_with("<!--")) comment.remove_prefix(4);
  if (comment.ends_with("-->")) comment.remove_suffix(3);
  std::string inside;
  for (std::string_view line : split_lines(comment)) {
    while (!inside.empty() && !line.empty() && (is_blank(line.front()) || line.front() == '>')) line.remove_prefix(1);
    inside += line;
    inside += ' ';
  }
  return collapse_space(inside);
}

class Collector {
 public:
  Collector(const MarkdownTree& tree, const SourceFile& file, std::vector<Ignore>& ignores)
      : tree_(tree), file_(file), ignores_(ignores) {}

  void run() {
    for (NodeIndex node = tree_.next_in_order(0, 0); node != no_node; node = tree_.next_in_order(node, 0)) {
      const NodeKind kind = tree_[node].kind;
      if (kind != NodeKind::html_block && kind != NodeKind::html_inline) continue;
      if (tree_[node].text.find("<!--") != std::string::npos) read(node);
    }
  }

 private:
  // In the file's own bytes, so that places are exact whatever stands before its lines.
  void read(NodeIndex node) {
    const Span span = tree_[node].span;
    const std::string_view html = text_at(file_.text, span);
    const std::vector<HtmlToken> tokens = tokenize_html(html);
    std::optional<Span> scope;
    for (const HtmlToken& token : tokens) {
      if (token.kind != HtmlToken::Kind::comment) continue;
      std::optional<IgnoreWords> words = read_ignore_words(inside_of_comment(text_at(html, token.span)));
      if (!words) continue;
      if (!scope) scope = tree_[node].kind == NodeKind::html_inline ? block_around(node) : block_behind(node);
      ignores_.push_back(
          ignore_of(*std::move(words), file_, {span.begin + token.span.begin, span.begin + token.span.end}, *scope));
    }
  }

  // Nothing but comments and white space; the signs of quotes stand between lines.
  bool is_only_comments(NodeIndex node) const {
    if (tree_[node].kind != NodeKind::html_block) return false;
    const std::vector<HtmlToken> tokens = tokenize_html(tree_[node].text);
    return std::ranges::all_of(tokens, [&](const HtmlToken& token) {
      return token.kind == HtmlToken::Kind::comment ||
             (token.kind == HtmlToken::Kind::text && trim(text_at(tree_[node].text, token.span)).empty());
    });
  }

  // A table's row where the comment stands in one, else the block that holds the words.
  Span block_around(NodeIndex node) {
    NodeIndex block = node;
    while (block != 0 && !is_block(tree_[block].kind)) block = tree_[block].parent;
    if (tree_[block].kind == NodeKind::table_cell && tree_[block].parent != no_node) block = tree_[block].parent;
    // A paragraph of nothing but comments stands before the next block, as a comment of its own line does.
    if (tree_[block].kind == NodeKind::paragraph && holds_only_comments(block)) return block_behind(block);
    return tree_[block].span;
  }

  bool holds_only_comments(NodeIndex paragraph) const {
    for (NodeIndex child = tree_[paragraph].first; child != no_node; child = tree_[child].next) {
      const Node& node = tree_[child];
      const bool blank = node.kind == NodeKind::soft_break || node.kind == NodeKind::line_break ||
                         (node.kind == NodeKind::text && trim(node.text).empty());
      if (!blank && !(node.kind == NodeKind::html_inline && node.text.starts_with("<!--"))) return false;
    }
    return true;
  }

  Span block_behind(NodeIndex node) {
    if (tree_[node].kind == NodeKind::html_block && !is_only_comments(node)) return tree_[node].span;
    if (const auto known = behind_.find(node); known != behind_.end()) return known->second;
    std::vector<NodeIndex> passed = {node};
    NodeIndex next = following(node);
    while (next != no_node && is_passed_over(next)) {
      passed.push_back(next);
      next = following(next);
    }
    Span scope{tree_[node].span.end, tree_[node].span.end};
    if (next != no_node) {
      scope = tree_[next].span;
      if (tree_[next].kind == NodeKind::heading) scope = section_of(next);
      if (tree_[next].kind == NodeKind::html_block) scope.end = end_of_element(next);
    }
    // Comments that stand one behind the other are for the same block, which is looked for once.
    for (const NodeIndex one : passed) behind_.emplace(one, scope);
    return scope;
  }

  bool is_passed_over(NodeIndex node) const {
    return is_only_comments(node) ||
           (tree_[node].kind == NodeKind::paragraph && tree_[node].first != no_node && holds_only_comments(node));
  }

  // The next block in the same container. Passes put blocks into containers of their own making (groups, zones, tabs):
  // what such a one begins with stands before it in the file.
  NodeIndex following(NodeIndex node) const {
    const NodeIndex next = tree_[node].next;
    if (next != no_node || node == 0) return next;
    const NodeIndex parent = tree_[node].parent;
    return parent != 0 && parent != no_node && tree_[parent].kind == NodeKind::group ? following(parent) : no_node;
  }

  bool is_in_outline(NodeIndex node) const {
    for (NodeIndex above = tree_[node].parent; above != 0 && above != no_node; above = tree_[above].parent) {
      const NodeKind kind = tree_[above].kind;
      if (kind != NodeKind::zone && kind != NodeKind::tab_group && kind != NodeKind::tab && kind != NodeKind::group)
        return false;
    }
    return true;
  }

  // Up to the next heading that is no lower, or the end of what holds the heading.
  Span section_of(NodeIndex heading) const {
    const Node& start = tree_[heading];
    const bool outline = is_in_outline(heading);
    const NodeIndex container = outline ? 0 : start.parent;
    for (NodeIndex node = tree_.next_in_order(heading, container); node != no_node;
         node = tree_.next_in_order(node, container)) {
      if (tree_[node].kind != NodeKind::heading || tree_[node].level > start.level) continue;
      if (outline ? is_in_outline(node) : tree_[node].parent == container) {
        return span_between(start.span.begin, tree_[node].span.begin);
      }
    }
    return span_between(start.span.begin, outline ? file_.text.size() : tree_[container].span.end);
  }

  // The end of the HTML element that the block begins with, which may be several blocks further.
  std::uint32_t end_of_element(NodeIndex node) {
    std::string name;
    std::size_t depth = 0;
    for (NodeIndex at = node; at != no_node && blocks_to_look_at_ > 0; at = tree_[at].next) {
      --blocks_to_look_at_;
      if (tree_[at].kind != NodeKind::html_block) continue;
      for (const HtmlToken& token : tokenize_html(tree_[at].text)) {
        if (token.kind == HtmlToken::Kind::start_tag && name.empty()) {
          if (is_void_element(token.name)) return tree_[node].span.end;
          name = token.name;
        }
        if (name.empty() || token.name != name) continue;
        if (token.kind == HtmlToken::Kind::start_tag && !token.self_closing) ++depth;
        if (token.kind == HtmlToken::Kind::end_tag && depth > 0 && --depth == 0) return tree_[at].span.end;
      }
      if (name.empty()) break;
    }
    return tree_[node].span.end;
  }

  const MarkdownTree& tree_;
  const SourceFile& file_;
  std::vector<Ignore>& ignores_;
  std::unordered_map<NodeIndex, Span> behind_;
  // In all of the file, so that elements that never end cost linear time; then each is its first block.
  std::size_t blocks_to_look_at_ = 20'000;
};

}  // namespace

void collect_ignores(const MarkdownTree& tree, const SourceFile& file, std::vector<Ignore>& ignores) {
  if (file.text.find("<!--") != std::string::npos) Collector(tree, file, ignores).run();
}

bool is_ignore_comment(std::string_view comment) {
  return comment.starts_with("<!--") && read_ignore_words(inside_of_comment(comment)).has_value();
}

}  // namespace waymark
