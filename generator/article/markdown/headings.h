#pragma once
// Gives every heading its id: the slug of its text, or the <a name> it begins with (reference of the dialects, chapter
// 3).

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "source/source_file.h"
#include "syntax/markdown_tree.h"

namespace waymark {

struct HeadingId {
  std::string id;    // unique on the page
  std::string slug;  // of its text; the same as `id` unless that was lifted
  bool lifted = false;
  bool shadow = false;  // the slug is free on the page and stays an anchor, too
  Span anchor;          // where the lifted <a name> stands, else the heading
};

struct HeadingIds {
  std::unordered_map<NodeIndex, HeadingId> by_node;
  std::unordered_set<std::string> taken;  // all ids and shadows
};

// The heading that names a tab is no section: it has no id.
bool is_tab_title(const MarkdownTree& tree, NodeIndex heading);

// Takes lifted anchors out of the tree and moves anchors that stand alone before a heading into it. With `legacy`,
// anchors with a blank inside are lifted, too. Slugs are counted for each inclusion by itself. Reports
// anchor/duplicate.
HeadingIds give_heading_ids(MarkdownTree& tree, const std::vector<const SourceFile*>& origins, bool legacy,
                            Diagnostics& diagnostics);

}  // namespace waymark
