#pragma once
// Runs cmark-gfm over a body and turns its tree into ours, blocks here, inlines by inline_reader.h.

#include "syntax/markdown_draft.h"

namespace waymark {

MarkdownDraft convert_markdown(const SourceLines& source, const MarkdownOptions& options);

}  // namespace waymark
