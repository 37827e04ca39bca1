#pragma once
// One file's Markdown in its dialect: parsed, repaired where the dialect repairs, with every span back in the file.
// What the file includes is not looked at yet.

#include <string_view>

#include "article/article.h"
#include "config/config.h"
#include "source/source_file.h"
#include "syntax/markdown_tree.h"

namespace waymark {

struct ReadMarkdown {
  MarkdownTree tree;
  std::vector<BracketText> bracket_texts;
};

// `dialect` is not `automatic`. Reports markdown/…, encoding/mojibake and link/space-before-target.
ReadMarkdown read_markdown(const SourceFile& file, Span body, Dialect dialect, Diagnostics& diagnostics);

// What `automatic` means for a file: legacy when it has legacy front matter or marks, else docs.
Dialect choose_dialect(const SourceFile& file, const FrontMatter& front, Dialect wanted);

bool is_documentation(Dialect dialect);  // docs or legacy: with ids, alerts and the allow-list

}  // namespace waymark
