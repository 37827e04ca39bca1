#pragma once
// Inlines outside of the page's flow: the HTML of a heading in an outline, the alternative text of an image.

#include <string>

#include "syntax/markdown_tree.h"

namespace waymark {

// The children of `node` as HTML without links, anchors and raw HTML.
std::string inline_html(const MarkdownTree& tree, NodeIndex node);

// Alternative text. cmark counts raw HTML as text there (`with_html`).
std::string image_text(const MarkdownTree& tree, NodeIndex image, bool with_html);

}  // namespace waymark
