#pragma once
// An article with everything it includes in its place. Blocks take the place of an include that stands on a line of its
// own, words that of one inside a line; the included file's front matter is dropped, its links stay relative to it
// (Node::origin).

#include <vector>

#include "article/compile.h"
#include "article/markdown/read_markdown.h"

namespace waymark {

struct AssembledMarkdown {
  MarkdownTree tree;
  std::vector<const SourceFile*>
      origins;                     // by Node::origin: one entry for each time a file was included; 0 is the article
  std::vector<SourceId> includes;  // each file once, in order of first use
  std::vector<BracketText> bracket_texts;
  std::vector<Ignore> ignores;  // of the article's body and of the files it includes
  std::vector<IncludeLookup> lookups;
};

// Reports include/… and what read_markdown() reports, in the article and in the files it includes.
AssembledMarkdown assemble_markdown(const SourceFile& file, Span body, Dialect dialect, const SourceSet& sources,
                                    const CompileOptions& options, Diagnostics& diagnostics);

}  // namespace waymark
