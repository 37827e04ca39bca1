#pragma once
// Puts the tree of an included file in the place of an include, or takes the include out.

#include "syntax/markdown_tree.h"

namespace waymark {

// Where `include` stands decides the form: blocks for an include on its own line or alone in a paragraph or table cell;
// the words of its paragraphs inside a line. The old engine pasted text: what follows an [AZURE.INCLUDE …] on its line
// goes on with the include's last paragraph.
void graft(MarkdownTree& tree, NodeIndex include, const MarkdownTree& content);

void remove_include(MarkdownTree& tree, NodeIndex include);

}  // namespace waymark
