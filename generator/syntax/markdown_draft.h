#pragma once
// What the steps of parse_markdown() hand on to each other.

#include <vector>

#include "syntax/inline_text.h"
#include "syntax/link_definitions.h"
#include "syntax/markdown_tree.h"
#include "syntax/parse_markdown.h"
#include "syntax/source_lines.h"

namespace waymark {

struct MarkdownDraft {
  MarkdownTree tree;
  std::vector<InlineText> texts;  // of every paragraph, heading and table cell, in document order
  std::vector<NodeIndex>
      marks;  // alerts, sections, videos and selectors, still as childless nodes among a quote's children
  LinkDefinitions definitions;
  std::vector<LimitHit> limits;
};

}  // namespace waymark
