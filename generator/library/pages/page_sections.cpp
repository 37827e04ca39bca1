#include "library/pages/page_sections.h"

#include "library/addresses/kept_anchors.h"
#include "library/translations/source_anchors.h"

namespace waymark {
namespace {

// Sections that the translation lacks, in their place.
void borrow_sections(const Library& library, const ArticlePage& page, std::vector<ShownSection>& sections) {
  const SourceComparison* comparison = comparison_at(library, page.variant, page.edition.version);
  if (comparison == nullptr || comparison->borrowed.empty()) return;
  std::vector<ShownSection> shown;
  shown.reserve(sections.size() + comparison->borrowed.size());
  auto next = comparison->borrowed.begin();
  for (ShownSection& own : sections) {
    const SectionIndex at = own.id.section;
    shown.push_back(std::move(own));
    for (; next != comparison->borrowed.end() && next->after == at; ++next) {
      shown.push_back(
          {.id = {comparison->source, next->section}, .borrowed = true, .level = next->level, .kept_anchors = {}});
    }
  }
  sections = std::move(shown);
}

}  // namespace

std::vector<ShownSection> shown_sections(const Library& library, const ArticlePage& page) {
  std::vector<ShownSection> shown;
  const Article& article = library.article(page.variant);
  for (SectionIndex i = 0; i < article.pieces.size(); ++i) {
    shown.push_back({.id = {page.variant, i}, .kept_anchors = {}});
  }
  borrow_sections(library, page, shown);
  return shown;
}

PageSections page_sections(const Library& library, const ArticlePage& page) {
  PageSections sections{.shown = shown_sections(library, page), .removed = {}, .footnotes = {}};
  add_source_anchors(library, page, sections);
  keep_anchors(library, page, sections);
  return sections;
}

}  // namespace waymark
