#pragma once
// Raw HTML in the dialects that show it as written (gfm, commonmark): byte for byte, except for what runs scripts. Tags
// of GFM's tag filter become text (GFM 6.11); event handlers and script addresses go.

#include <string>
#include <string_view>
#include <vector>

#include "article/article_draft.h"

namespace waymark {

// An href or src of a link or image, or an id.
struct VerbatimValue {
  std::string element;
  std::string attribute;
  std::string value;
  Span tag;              // in the HTML given
  Span written;          // the value alone
  bool is_slot = false;  // its bytes were left out at `offset`, where writing the value as a page does gives them back
  std::size_t offset = 0;  // in the result
};

struct VerbatimHtml {
  std::string html;
  std::vector<VerbatimValue> values;
};

// `more_follows`: something stands behind this HTML, so that a tag it leaves open would swallow it in a browser; such a
// tag becomes text.
VerbatimHtml neutralise_html(std::string_view html, bool more_follows);

// Writes an HTML node of the draft's tree, with slots for its addresses.
void write_verbatim_html(ArticleDraft& draft, NodeIndex node, PieceWriter& writer);

}  // namespace waymark
