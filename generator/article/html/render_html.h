#pragma once
// The tree of an article as pieces of HTML. In the documentation dialects headings have ids, raw HTML passes the
// allow-list and every piece is balanced; in gfm and commonmark the HTML is the specification's own, byte for byte.

#include "article/article_draft.h"

namespace waymark {

// Fills the article's sections, pieces, anchors and references.
void render_html(ArticleDraft& draft);

}  // namespace waymark
