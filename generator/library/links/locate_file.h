#pragma once
// A relative path as written in a file → the article or asset it names.

#include <optional>
#include <string_view>

#include "library/library.h"
#include "library/links/destination.h"

namespace waymark {

// `written` is the path alone, percent escapes not decoded. Kinds: article, asset, elsewhere, missing, no_page,
// outside.
Destination locate_file(const Library& library, const SourceFile& from, std::string_view written);

// What "/guide/x.md" names: below a content folder, or below a folder that holds one, where the path begins with the
// folders between ("/docs/guide/x.md"). Kinds: article, asset, elsewhere, missing, no_page, retired.
Destination locate_from_root(const Library& library, std::string_view written);

// The article that a published path (folded, without extension) means: by logical path, by the end of one, by name;
// unless `exactly`, also by its last segment alone when that is an article's whole name.
std::optional<ArticleId> published_article(const Library& library, std::string_view path, bool exactly);

}  // namespace waymark
