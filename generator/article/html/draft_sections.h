#pragma once
// The article's sections and their anchors, as its headings come.

#include <vector>

#include "article/article_draft.h"

namespace waymark {

class DraftSections {
 public:
  // Begins with section 0, what stands before the first heading.
  explicit DraftSections(ArticleDraft& draft);
  // `cuts`: the heading begins a piece of its own and stands in the outline.
  void add(NodeIndex heading, const HeadingId& id, bool cuts, PieceWriter& writer);

 private:
  void add_anchors(const Section& section, const HeadingId& id);

  ArticleDraft& draft_;
  std::vector<SectionIndex> path_;  // sections of the outline that a deeper heading would belong to, outermost first
};

}  // namespace waymark
