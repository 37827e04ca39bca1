#pragma once
// A section that one text of an article has under one id, and another text under another.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "library/library.h"

namespace waymark {

struct AlignedAnchor {
  std::string id;             // what `text` calls it
  bool same_section = false;  // it is that very section; otherwise its matter is there now
};

// What `text` calls the section that other texts of its article and locale call `id`, or of which a record says that it
// was called so; null when none does, or when it has no such section.
std::optional<AlignedAnchor> aligned_anchor(const Library& library, VariantId text, std::string_view id);

// Versions of the texts of its locale that have `id`, oldest first.
std::vector<VersionId> versions_with_anchor(const Library& library, VariantId text, std::string_view id);

// The id on the page for a fragment as written, which its text has no more; null when the page has never had it.
std::optional<std::string> kept_anchor(const Library& library, const ArticlePage& page, std::string_view fragment);

}  // namespace waymark
