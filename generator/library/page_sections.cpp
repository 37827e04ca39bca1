#include "library/page_sections.h"

namespace waymark {

PageSections page_sections(const Library& library, const ArticlePage& page) {
  PageSections sections;
  const Article& article = library.article(page.variant);
  for (SectionIndex i = 0; i < article.pieces.size(); ++i) {
    sections.shown.push_back({.id = {page.variant, i}, .kept_anchors = {}});
  }
  return sections;
}

}  // namespace waymark
