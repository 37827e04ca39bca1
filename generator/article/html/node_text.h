#pragma once
// A node's text is the file's with line prefixes ("> ", indentation) taken off. Leads offsets in it back to the file.

#include <string_view>
#include <vector>

#include "source/span.h"
#include "syntax/markdown_tree.h"

namespace waymark {

class NodeText {
 public:
  NodeText(const Node& node, std::string_view file_text);
  bool is_found() const { return !lines_.empty(); }
  // The node's own span where the text is not found in the file.
  Span to_file(Span in_text) const;

 private:
  struct Line {
    std::uint32_t text = 0;
    std::uint32_t file = 0;
  };
  Span node_;
  std::vector<Line> lines_;  // empty: not found
};

}  // namespace waymark
