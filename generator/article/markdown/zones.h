#pragma once
// Blocks for some readers only: what stands between ::: zone … ::: zone-end, and the tabs under headings like
// "# [Azure](#tab/azure)" (reference of the dialects, 9.2 and 10).

#include "diagnostics/diagnostic.h"
#include "source/source_file.h"
#include "syntax/markdown_tree.h"

namespace waymark {

// Makes containers of marks and what stands between them. Zones nest, as scopes do; one without its end reaches to the
// end of the block it stands in. Reports markdown/bad-zone, markdown/unclosed-zone, markdown/stray-zone-end.
void make_zones(MarkdownTree& tree, const SourceFile& file, Diagnostics& diagnostics);

// Makes groups of tab headings and what follows them, up to a thematic break among the same blocks or to their end.
// Reports markdown/bad-tabs. Call it after make_zones().
void make_tabs(MarkdownTree& tree, const SourceFile& file, Diagnostics& diagnostics);

}  // namespace waymark
