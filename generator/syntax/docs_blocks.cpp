#include "syntax/docs_blocks.h"

// parser.h and node.h are cmark-gfm's inner headers; Debian ships them with the library, for extensions such as this
// one.
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <cmark-gfm/node.h>
#include <cmark-gfm/parser.h>

#include "base/text.h"
#include "syntax/docs_marks.h"
#include "syntax/limits.h"
#include "syntax/zone_marks.h"

namespace waymark {
namespace {

bool is_table(cmark_node* node) {
  return node->extension != nullptr && std::string_view(cmark_node_get_type_string(node)) == "table";
}

// cmark takes the last child of an open block for the way to the current one while it is open itself; a block that is
// left aside must not become that again when what stands behind it turns out to be a definition and goes.
void close(cmark_node* node) { node->flags = static_cast<std::uint16_t>(node->flags & ~CMARK_NODE__OPEN); }

// The line that cmark asks about.
struct OpenLine {
  cmark_parser* parser = nullptr;
  cmark_node* parent = nullptr;  // innermost block that takes the line so far
  const char* input = nullptr;
  std::string_view text;  // from the first character that is no blank, without the line end
  int first = 0;          // its offset in `input`

  // The block that a new block would become a child of: text, lists and tables hold no other blocks.
  cmark_node* container() const {
    cmark_node* node = parent;
    while (node->parent != nullptr &&
           (node->type == CMARK_NODE_PARAGRAPH || node->type == CMARK_NODE_LIST || is_table(node))) {
      node = node->parent;
    }
    return node;
  }
  cmark_node* add(cmark_node_type type) const { return cmark_parser_add_child(parser, parent, type, first + 1); }
  // cmark_parser_advance_offset() would measure the whole line each time.
  void skip_to(std::size_t offset_in_text) const {
    constexpr int tab_stop = 4;
    const int target = first + static_cast<int>(offset_in_text);
    for (; parser->offset < target; ++parser->offset) {
      parser->column += input[parser->offset] == '\t' ? tab_stop - parser->column % tab_stop : 1;
    }
    parser->partially_consumed_tab = false;
  }
};

// "> [AZURE.NOTE] > [AZURE.NOTE] …" opens a quotation a mark, and each line costs as much as it is deep. Nobody nests
// alerts this deep; further marks stay text.
bool is_too_deep(const cmark_node* node) {
  constexpr int deepest = 20;
  int depth = 0;
  for (; node != nullptr; node = node->parent) depth += node->type == CMARK_NODE_BLOCK_QUOTE ? 1 : 0;
  return depth > deepest;
}

cmark_node* open_quote_mark(const OpenLine& line, const MarkdownOptions& options) {
  if (is_too_deep(line.parent)) return nullptr;
  const auto mark = read_quote_mark(line.text, options.quote_markers, options.legacy_markers);
  if (!mark) return nullptr;
  cmark_node* node = line.add(CMARK_NODE_THEMATIC_BREAK);
  const std::string_view after = line.text.substr(mark->length);
  const std::size_t blanks = std::min(after.find_first_not_of(" \t"), after.size());
  line.skip_to(mark->length + blanks);
  if (mark->legacy && mark->kind == NodeKind::alert && blanks == after.size()) {
    // The old engine went on with the next line even when it had no ">". An empty paragraph makes that a lazy
    // continuation line; when nothing joins it, it is dropped with the conversion.
    close(node);
    return cmark_parser_add_child(line.parser, node->parent, CMARK_NODE_PARAGRAPH, line.first + 1);
  }
  return node;
}

cmark_node* open_mark_line(const OpenLine& line, const MarkdownOptions& options) {
  std::size_t length = 0;
  if (options.includes) {
    if (const auto mark = read_include_mark(line.text, true, options.legacy_markers)) length = mark->length;
  }
  if (length == 0 && options.legacy_markers) {
    if (const auto video = read_bare_video(line.text)) length = video->length;
  }
  if (length == 0 || line.text.find_first_not_of(" \t", length) != std::string_view::npos) return nullptr;
  cmark_node* node = line.add(CMARK_NODE_THEMATIC_BREAK);
  line.skip_to(line.text.size());
  return node;
}

cmark_node* open_zone_mark(const OpenLine& line) {
  if (!read_zone_mark(line.text)) return nullptr;
  cmark_node* node = line.add(CMARK_NODE_THEMATIC_BREAK);
  line.skip_to(line.text.size());
  return node;
}

cmark_node* open_heading_without_space(const OpenLine& line) {
  const std::size_t level = std::min(line.text.find_first_not_of('#'), line.text.size());
  if (level == 0 || level > 6 || level == line.text.size() || is_space(line.text[level])) return nullptr;
  // "#1 of the list", "#channel" in running text: with a single mark, only a line that begins a block is taken for a
  // heading.
  if (level == 1 && line.parent->type == CMARK_NODE_PARAGRAPH) return nullptr;
  cmark_node* node = line.add(CMARK_NODE_HEADING);
  cmark_node_set_heading_level(node, static_cast<int>(level));
  line.skip_to(level);
  return node;
}

cmark_node* open_block(cmark_syntax_extension* self, int indented, cmark_parser* parser, cmark_node* parent,
                       unsigned char* input, int length) {
  auto& docs = *static_cast<DocsBlocks*>(cmark_syntax_extension_get_private(self));
  const int first = cmark_parser_get_first_nonspace(parser);
  if (indented != 0 || first >= length) return nullptr;
  const char* chars = reinterpret_cast<const char*>(input);
  std::string_view text(chars + first, static_cast<std::size_t>(length - first));
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.remove_suffix(1);
  if (text.empty()) return nullptr;
  const OpenLine line{.parser = parser, .parent = parent, .input = chars, .text = text, .first = first};

  // A quoted line behind a bare legacy mark: the waiting paragraph steps aside and the line is looked at afresh, so
  // that
  // "> 2. item" or "> ```" may begin there too.
  if (parent->type == CMARK_NODE_PARAGRAPH && parent->content.size == 0 && parent->parent != nullptr) {
    close(parent);
    return parent->parent;
  }

  const MarkdownOptions& options = docs.options();
  if (text.front() == '[') {
    if (line.container()->type == CMARK_NODE_BLOCK_QUOTE) {
      if (cmark_node* node = open_quote_mark(line, options)) return node;
    }
    return open_mark_line(line, options);
  }
  if (text.front() == ':' && options.zones) {
    if (cmark_node* node = open_zone_mark(line)) return node;
  }
  if (text.front() == '#' && options.headings_without_space) return open_heading_without_space(line);
  return guard_table(docs, parser, parent, text);
}

// Moves a quote's children to one group for each mark; what stands before the first mark stays a quote of its own.
class QuoteSplitter {
 public:
  QuoteSplitter(MarkdownTree& tree, std::string_view text) : tree_(tree), text_(text) {}

  void split(NodeIndex quote) {
    NodeIndex group = quote;  // where children go
    for (NodeIndex child = tree_[quote].first; child != no_node;) {
      const NodeIndex next = tree_[child].next;
      if (is_mark(child)) {
        const bool leads = group == quote && tree_[child].previous == no_node;
        tree_.detach(child);
        tree_.insert_after(group, child);
        tree_[child].span.begin = leads ? tree_[quote].span.begin : quote_sign_before(tree_[child].span.begin);
        group = child;
      } else if (group != quote) {
        if (tree_[group].kind == NodeKind::video) group = add_plain_quote(group, child);
        tree_.detach(child);
        tree_.append(group, child);
        tree_[group].span.end = tree_[child].span.end;
      }
      child = next;
    }
    if (tree_[quote].first == no_node) {
      tree_.detach(quote);
    } else {
      tree_[quote].span.end = tree_[tree_[quote].last].span.end;
    }
  }

  bool is_mark(NodeIndex node) const {
    const NodeKind kind = tree_[node].kind;
    return kind == NodeKind::alert || kind == NodeKind::quote_section || kind == NodeKind::selector ||
           kind == NodeKind::video;
  }

 private:
  // A video takes one line; the quote begins anew behind it.
  NodeIndex add_plain_quote(NodeIndex after, NodeIndex child) {
    const NodeIndex plain = tree_.add({.kind = NodeKind::block_quote, .span = tree_[child].span});
    const std::string_view between = text_.substr(0, tree_[child].span.begin).substr(tree_[after].span.end);
    const std::size_t sign = between.find('>');
    if (sign != std::string_view::npos)
      tree_[plain].span.begin = tree_[after].span.end + static_cast<std::uint32_t>(sign);
    tree_.insert_after(after, plain);
    return plain;
  }

  // The ">" in front of what begins at `offset`, on the same line; `offset` where there is none.
  std::uint32_t quote_sign_before(std::uint32_t offset) const {
    std::uint32_t at = offset;
    while (at > 0 && (text_[at - 1] == ' ' || text_[at - 1] == '\t')) --at;
    return at > 0 && text_[at - 1] == '>' ? at - 1 : offset;
  }

  MarkdownTree& tree_;
  std::string_view text_;
};

void adopt_list(MarkdownTree& tree, NodeIndex selector) {
  for (NodeIndex child = tree[selector].first; child != no_node; child = tree[child].next) {
    if (tree[child].kind == NodeKind::list) return;
  }
  const NodeIndex next = tree[selector].next;
  if (next == no_node || tree[next].kind != NodeKind::list) return;
  tree.detach(next);
  tree.append(selector, next);
  tree[selector].span.end = tree[next].span.end;
}

}  // namespace

DocsBlocks::DocsBlocks(const MarkdownOptions& options)
    : options_(options), extension_(cmark_syntax_extension_new("waymark-docs")) {
  cmark_syntax_extension_set_private(extension_, this, nullptr);
  cmark_syntax_extension_set_open_block_func(extension_, open_block);
}

DocsBlocks::~DocsBlocks() { cmark_syntax_extension_free(cmark_get_default_mem_allocator(), extension_); }

void split_marked_quotes(MarkdownTree& tree, const std::vector<NodeIndex>& marks, std::string_view text) {
  QuoteSplitter splitter(tree, text);
  std::vector<NodeIndex> quotes;
  for (const NodeIndex mark : marks) {
    const NodeIndex parent = tree[mark].parent;
    if (tree[parent].kind == NodeKind::block_quote && (quotes.empty() || quotes.back() != parent))
      quotes.push_back(parent);
  }
  for (const NodeIndex quote : quotes) {
    if (tree[quote].parent != no_node) splitter.split(quote);
  }
  for (const NodeIndex mark : marks) {
    if (tree[mark].kind == NodeKind::selector) adopt_list(tree, mark);
  }
}

}  // namespace waymark
