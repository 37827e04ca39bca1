#pragma once
// What redirects.yml and the front matter of texts say of sections: which anchor goes on under which.

#include <optional>
#include <string>
#include <vector>

#include "library/library.h"

namespace waymark {

// Fills Library::recorded_anchors: within each article, by version; those without one first.
void build_recorded_anchors(Library& library);

// From a section of one article to one of another.
struct RecordedMove {
  ArticleId article;
  std::string from;
  ArticleId to_article;
  std::string to;
  std::optional<VersionId> since;
};
std::vector<RecordedMove> recorded_moves(const Library& library);

// Reports config/bad-value for entries of redirects.yml and front-matter/wrong-rename for records of texts: articles
// that do not exist, and anchors that no text of theirs has. An old anchor that no text has any more is none: it is
// revived.
void check_section_renames(const Library& library, Diagnostics& diagnostics);

}  // namespace waymark
