#pragma once

#include "syntax/markdown_tree.h"

namespace waymark {

// Takes out [AZURE.TOC "heading"], which stood for the table of contents of its page: every page of ours has one.
void remove_contents_marks(MarkdownTree& tree);

}  // namespace waymark
