#pragma once
// The text of one block as cmark-gfm parsed its inlines (container marks, indentation and line ends taken off), and
// where each byte of it stands in the file. cmark's own columns of inlines are wrong from the second line of a block on
// and lines are wrong behind a link that spans two, so nothing here uses them.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "source/span.h"
#include "syntax/markdown_tree.h"

namespace waymark {

class InlineText {
 public:
  InlineText() = default;
  explicit InlineText(NodeIndex block) : block_(block) {}

  NodeIndex block() const { return block_; }
  std::string_view content() const { return content_; }

  // Appends bytes that stand together in the file at `source`.
  void append(std::string_view bytes, std::uint32_t source);
  // Drops the blanks at the end, as cmark does before it looks at inlines.
  void trim_right();

  // File offset of the byte at `offset`; with `end`, of the end of the byte before it: at a line's end the two differ.
  std::uint32_t to_source(std::size_t offset) const;
  std::uint32_t to_source_end(std::size_t offset) const;
  Span to_source(std::size_t begin, std::size_t end) const;
  std::size_t to_content(std::uint32_t source) const;

 private:
  struct Piece {
    std::uint32_t content = 0;
    std::uint32_t source = 0;
  };
  NodeIndex block_ = no_node;
  std::string content_;
  std::vector<Piece> pieces_;  // ascending in both
};

}  // namespace waymark
