#pragma once
// Does an article have the place that a link's fragment names? Exactly, or written in a way that leaves no doubt which
// one is meant.

#include <optional>
#include <string>
#include <string_view>

#include "article/article.h"
#include "library/links/link_index.h"

namespace waymark {

struct AnchorMatch {
  enum class Kind : std::uint8_t {
    top,  // "", "top", a text fragment: the page itself
    exact,
    inexact,  // differs by case, punctuation, runs of '-', a stuck ".md", a trailing "-1"
    missing,
  };
  Kind kind = Kind::missing;
  std::string id;  // exact and inexact: the article's own
};

AnchorIndex index_anchors(const Article& article);

// The anchor `id`, of several the first in the text; null when there is none.
const Anchor* anchor_with(const Article& article, const AnchorIndex& index, std::string_view id);
// Where it stands.
std::optional<SectionIndex> section_with(const Article& article, const AnchorIndex& index, std::string_view id);

bool has_anchor(const Article& article, const AnchorIndex& index, std::string_view id);

// `fragment` as written, without '#'. As browsers do (HTML, "find a potential indicated element"), the text itself is
// looked for first, then its percent-decoded form.
AnchorMatch match_anchor(const Article& article, const AnchorIndex& index, std::string_view fragment);

// What stays of an id when case, punctuation, a stuck extension and runs of '-' are taken away; two ids with the same
// key differ only in ways a writer did not mean.
std::string spelling_key(std::string_view id);

}  // namespace waymark
