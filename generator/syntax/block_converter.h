#pragma once
// Turns the blocks of cmark-gfm's tree into ours, finds the place of each block's text in the file and reads its
// inlines.

#include "syntax/limits.h"
#include "syntax/markdown_draft.h"

struct cmark_node;

namespace waymark {

// The inlines of the blocks that `guard` names are not cmark's; their text stays as it is.
void convert_blocks(cmark_node* document, const SourceLines& source, const MarkdownOptions& options,
                    const InlineGuard& guard, MarkdownDraft& draft);

}  // namespace waymark
