#pragma once
// Every anchor that a text of an article ever had, and the section it stood in. From it pages know which ids must go on
// working on them.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "article/article.h"
#include "base/ids.h"
#include "library/history/section_history.h"

namespace waymark {

// One id that named one section, in whatever number of texts.
struct OldAnchor {
  VariantId variant;         // the newest text in which it did
  std::uint32_t anchor = 0;  // in its Article::anchors
  VersionId since;           // of the oldest text in which it did
  HistoryIndex history = 0;  // of the section
};

// redirects.yml or front matter: from `since` on, what was called `from` is called `to`.
struct RecordedAnchors {
  std::string from;
  std::string to;
  std::optional<VersionId> since;  // null: whenever it happened
};

// Fills Library::old_anchors, old_anchors_by_id and Library::merged_into from the histories.
void build_old_anchors(Library& library);

// The section of the outline whose piece holds what stands in `section`.
SectionIndex section_around(const Article& article, SectionIndex section);

}  // namespace waymark
