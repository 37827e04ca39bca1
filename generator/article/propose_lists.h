#pragma once
// Finds HTML lists that say the same as Markdown: with the list written as Markdown the article comes out as before.

#include "article/compile.h"

namespace waymark {

// Reports markdown/html-list, each with its fix. Compiles the article once or twice more for each list that it tries.
void propose_markdown_lists(const SourceFile& file, const SourceSet& sources, const CompileOptions& options,
                            Compiled& compiled);

}  // namespace waymark
