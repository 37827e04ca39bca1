#pragma once
// Our one block extension for cmark-gfm: ##Heading, the marks of quotes, zones, includes and videos on lines of their
// own. It adds no node type of its own: a mark becomes a thematic break, whose line begins with "[" or ":" instead of
// "*", "-" or "_"
// (that type alone is exempt from the rule by which a line read to its end counts as blank and makes a list loose).
// What it means is read again from the source by convert_blocks(), so that nothing hangs on cmark's nodes and no state
// is shared between parsers.

#include <memory>
#include <string_view>
#include <vector>

#include "syntax/markdown_tree.h"
#include "syntax/parse_markdown.h"

struct cmark_syntax_extension;

namespace waymark {

// Belongs to one parser and has to outlive it.
class DocsBlocks {
 public:
  explicit DocsBlocks(const MarkdownOptions& options);
  ~DocsBlocks();
  DocsBlocks(const DocsBlocks&) = delete;
  DocsBlocks& operator=(const DocsBlocks&) = delete;

  cmark_syntax_extension* extension() { return extension_; }
  const MarkdownOptions& options() const { return options_; }

  // Lines (from 1) at which a table was not begun, because reading it would have taken quadratic time.
  std::vector<int> refused_tables;

 private:
  MarkdownOptions options_;
  cmark_syntax_extension* extension_;
};

// Splits each quote that holds one of `marks`: "> [!NOTE]" and what follows it up to the next mark becomes an alert,
// and so on. A selector adopts the list that follows it, also when that stands outside the quote.
void split_marked_quotes(MarkdownTree& tree, const std::vector<NodeIndex>& marks, std::string_view text);

}  // namespace waymark
