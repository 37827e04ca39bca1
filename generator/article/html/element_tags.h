#pragma once
// What single blocks become in HTML. `documentation`: as docs and legacy write it; else as cmark-gfm does, byte for
// byte.

#include <string>
#include <string_view>

#include "article/markdown/headings.h"
#include "syntax/markdown_tree.h"

namespace waymark {

// With the slug that its own id has put into the shade, so that links to either end there.
std::string heading_tag(unsigned level, const HeadingId& id);
std::string ordered_list_tag(const Node& list);
std::string task_box(const Node& item);
// The paragraph beside the box of a task: it is the box's name for those who hear the page. GFM's HTML leaves it
// without.
bool is_label_of_box(const MarkdownTree& tree, NodeIndex node);
std::string cell_tag(std::string_view name, Alignment alignment, bool documentation);
// With its end. Of "azurecli-interactive" the part behind the last dash is an attribute, not a language.
std::string code_block_html(const Node& code, bool documentation);
// With its title's place: a sentinel, U+E000, the kind, U+E001 (article.h).
std::string alert_tag(const Node& alert);

// Which tags of block-level elements stand directly in a paragraph: they could not stand inside <p>.
struct BlockTags {
  bool start = false;
  bool end = false;
};
BlockTags block_tags_in(const MarkdownTree& tree, NodeIndex paragraph);

}  // namespace waymark
