#pragma once
// Which page shows an article's text to a reader.

#include <optional>

#include "library/library.h"

namespace waymark {

std::uint64_t page_key(ArticleId article, Edition edition);

// The page on which a reader of `edition` finds the text `variant`: the page of that edition where every edition has
// its own; else the current page of the locale while the wording still holds there, else the wording's own archive
// page.
std::optional<PageIndex> page_showing(const Library& library, VariantId variant, Edition edition);

}  // namespace waymark
