#pragma once
// A Markdown document as a tree of plain nodes with byte spans, made by parse_markdown() from cmark-gfm's and then
// changed by the passes of article/. Nodes live in one vector and refer to each other by index; index 0 is the
// document.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "source/span.h"

namespace waymark {

enum class NodeKind : std::uint8_t {
  // blocks
  document,
  paragraph,
  heading,
  block_quote,
  list,
  item,
  code_block,
  html_block,
  thematic_break,
  table,
  table_row,
  table_cell,
  footnote_definition,
  alert,          // > [!NOTE] … or > [AZURE.NOTE] …            text: "note" (lower case)
  quote_section,  // > [!div ATTRIBUTES] …                      text: ATTRIBUTES
  video,          // > [!Video URL], > [AZURE.VIDEO id]          text: URL or id
  selector,       // > [AZURE.SELECTOR] and its list            text: titles of a SELECTOR-LIST, or empty
  include_block,  // [!INCLUDE [title](path)] on a line          text: path, title: title
  zone_mark,      // ::: zone pivot="a,b" or ::: zone-end        text: the line
  zone,           // what stands between two such marks         text: the pivots, joined by ","; made by article/
  tab_group,      // headings [Title](#tab/id) and what follows; made by article/
  tab,            // one of them; its first child is the heading text: ids, joined by "+"
  group,          // transparent container made by a pass (an include's content, …)
  // inlines
  text,
  soft_break,
  line_break,
  code,
  html_inline,
  emphasis,
  strong,
  strikethrough,
  link,
  image,
  footnote_reference,
  include_inline,  // text: path, title: title
};

enum class Alignment : std::uint8_t { none, left, centre, right };

using NodeIndex = std::uint32_t;
inline constexpr NodeIndex no_node = 0xFFFFFFFF;

struct Node {
  NodeKind kind = NodeKind::document;
  NodeIndex parent = no_node, first = no_node, last = no_node, next = no_node, previous = no_node;
  Span span;          // whole node in the source file, markup included; exact for links, images, HTML and blocks
  Span target_span;   // link, image: the destination as written (in the definition for reference forms); includes: the
                      // path
  std::string text;   // literal of text, code, code_block, HTML (as in the file, line prefixes such as "> " taken off);
                      // URL of link and image (entities and escapes decoded); label of footnotes; see the kinds above
  std::string title;  // link, image: title; code_block: info string
  std::uint8_t level = 0;     // heading 1 to 6
  bool ordered = false;       // list
  bool tight = false;         // list
  bool header = false;        // table_row
  bool task = false;          // item: is a task
  bool checked = false;       // item: done
  bool legacy = false;        // alert, include…: [AZURE.…] or [WACOM.…] form; heading: no blank after #
  bool marker_text = false;   // alert: text stood on the marker's line
  bool by_reference = false;  // link, image: [text][ref], [text][], [ref]
  bool autolink = false;      // link: <url> or a bare URL
  Alignment alignment = Alignment::none;  // table_cell
  std::uint32_t start = 1;                // ordered list: first number; html_block: CommonMark's type 1 to 7
  // The line number of the heading's / alert's own file and which file: set when an include was spliced in. See
  // article/includes.
  std::uint32_t origin = 0;  // index into the compile's list of files; 0: the article itself
};

class MarkdownTree {
 public:
  MarkdownTree() { nodes_.push_back(Node{}); }

  const Node& operator[](NodeIndex i) const { return nodes_[i]; }
  Node& operator[](NodeIndex i) { return nodes_[i]; }  // references die with the next add()
  std::size_t size() const { return nodes_.size(); }
  void reserve(std::size_t nodes) { nodes_.reserve(nodes); }

  NodeIndex add(Node node);                        // detached; links of `node` are ignored
  void append(NodeIndex parent, NodeIndex child);  // child must be detached
  void insert_before(NodeIndex where, NodeIndex child);
  void insert_after(NodeIndex where, NodeIndex child);
  void detach(NodeIndex node);                       // takes it and its subtree out of its parent
  void move_children(NodeIndex from, NodeIndex to);  // appends all children of `from` to `to`
  void replace_with_children(NodeIndex node);        // its children take its place
  // Next node in document order within `root`; no_node at the end.
  NodeIndex next_in_order(NodeIndex node, NodeIndex root) const {
    return nodes_[node].first != no_node ? nodes_[node].first : next_skipping_children(node, root);
  }
  NodeIndex next_skipping_children(NodeIndex node, NodeIndex root) const {
    while (node != root && node != no_node) {
      if (nodes_[node].next != no_node) return nodes_[node].next;
      node = nodes_[node].parent;
    }
    return no_node;
  }
  // Text, code and image alternative text below `node`, markup left out; soft and hard breaks are spaces.
  std::string plain_text(NodeIndex node) const;

 private:
  std::vector<Node> nodes_;
};

constexpr bool is_block(NodeKind kind) { return kind < NodeKind::text; }
constexpr bool is_inline(NodeKind kind) { return !is_block(kind); }

}  // namespace waymark
