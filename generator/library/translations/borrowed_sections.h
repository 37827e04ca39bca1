#pragma once
// What a translation lacks of the source text, and where on its page that belongs.

#include <vector>

#include "article/article.h"
#include "library/translations/translations.h"

namespace waymark {

// Whether the two are so much one text that a missing section can be put in its place: at least half of the source's
// sections have a counterpart, and two thirds of the translation's. Below that the source text has been rewritten, and
// a page of sections of two plans in two languages would help nobody.
bool covers(const Article& source, const Article& translation, const TranslationAlignment& alignment);

// Sections of level 2 and below without a counterpart, in order. Not a heading whose subsections have one: the
// translation has left out the heading, or has another level for it.
std::vector<SectionIndex> missing_sections(const Article& source, const TranslationAlignment& alignment);

// Each stands behind what it follows in the source text, below the translation of its parent, without tearing a section
// of the translation apart. Left out are those that hold an id of the translation's own, or footnotes, whose texts
// stand elsewhere.
std::vector<BorrowedSection> place_borrowed(const Article& source, const Article& translation,
                                            const TranslationAlignment& alignment,
                                            const std::vector<SectionIndex>& missing);

}  // namespace waymark
