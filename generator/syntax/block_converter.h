#pragma once
// Turns the blocks of cmark-gfm's tree into ours, finds the place of each block's text in the file and reads its
// inlines.

#include "syntax/markdown_draft.h"

struct cmark_node;

namespace waymark {

void convert_blocks(cmark_node* document, const SourceLines& source, const MarkdownOptions& options,
                    MarkdownDraft& draft);

}  // namespace waymark
