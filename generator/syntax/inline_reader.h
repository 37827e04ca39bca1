#pragma once
// Turns the inlines that cmark-gfm made of one block into ours. Positions come from walking the block's text along with
// the tree: each node must be found where the previous one ended, since both follow the same grammar.

#include "syntax/inline_text.h"
#include "syntax/link_definitions.h"
#include "syntax/markdown_tree.h"
#include "syntax/parse_markdown.h"
#include "syntax/source_lines.h"

struct cmark_node;

namespace waymark {

struct InlineReading {
  const SourceLines& source;
  const LinkDefinitions& definitions;
  MarkdownTree& tree;
  std::vector<LimitHit>& limits;
};

// For a block whose inlines would cost too much: its lines as text, and a LimitHit.
void read_as_plain_text(InlineReading reading, const InlineText& text);

void read_inlines(InlineReading reading, cmark_node* block, const InlineText& text);

}  // namespace waymark
