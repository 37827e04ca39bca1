#pragma once
// The comments in a file that silence rules there: `<!-- waymark-ignore RULE: reason -->` and `<!-- waymark-ignore-file
// RULE: reason -->` in Markdown, `# waymark-ignore RULE: reason` in YAML. What they name is not looked at
// here (diagnostics/policy/ignores.h does).

#include <string_view>
#include <vector>

#include "diagnostics/policy/policy.h"
#include "source/source_file.h"
#include "syntax/markdown_tree.h"

namespace waymark {

// Those in the Markdown of `file`, whose tree this is, spans in the file and nothing included yet. Comments that are
// shown, in code, are no comments. The scope of one that stands alone before a block is that block, with stacked
// comments between them passed over; before a heading its whole section; before an HTML element that goes on over
// blank lines all of it. Of one that stands in a paragraph or heading it is that, in a table its row, in raw HTML that
// block.
void collect_ignores(const MarkdownTree& tree, const SourceFile& file, std::vector<Ignore>& ignores);

// Those in the front matter, `front` its span. One before the first key is for all of the front matter, one right
// before another key for that key, any other for all of it.
void collect_front_matter_ignores(const SourceFile& file, Span front, std::vector<Ignore>& ignores);

// Those in a YAML file that is no front matter. One on a line of its own is for the entry or key behind it, with all
// that is indented more; one behind something is for its line.
void collect_yaml_ignores(const SourceFile& file, std::vector<Ignore>& ignores);

// Whether an HTML comment ("<!-- … -->") is one of these, well-formed or not. No page shows them.
bool is_ignore_comment(std::string_view comment);

}  // namespace waymark
