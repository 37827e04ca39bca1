#pragma once
// Ids of the source locale's texts on the pages of translations: those of translated sections, and those of sections
// that the page borrows.

#include <optional>
#include <string>
#include <string_view>

#include "library/library.h"
#include "library/pages/page_sections.h"

namespace waymark {

// The id by which the page that shows the translation `text` to a reader of `edition` knows `fragment`, written as in a
// link; null when the text is no translation or its page has no such id of the source locale's.
std::optional<std::string> source_anchor_on_page(const Library& library, VariantId text, Edition edition,
                                                 std::string_view fragment);

// A reference of a source text into itself, read on the page of a translation that borrows its section. Null where
// `from` is shown on a page of its own, or the translation's page has no such place.
std::optional<Target> target_in_host(const Library& library, VariantId from, const Destination& destination,
                                     Edition edition);

// Adds the ids of the source locale to the sections of a translation's page.
void add_source_anchors(const Library& library, const ArticlePage& page, PageSections& sections);

}  // namespace waymark
