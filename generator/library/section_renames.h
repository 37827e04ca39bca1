#pragma once
// What redirects.yml says of sections: which anchor goes on under which.

#include <optional>
#include <string>
#include <vector>

#include "library/line_up_variants.h"

namespace waymark {

// Within an article, per ArticleId.
std::vector<std::vector<RecordedAnchors>> recorded_anchors(const Library& library);

// From a section of one article to one of another.
struct RecordedMove {
  ArticleId article;
  std::string from;
  ArticleId to_article;
  std::string to;
  std::optional<VersionId> since;
};
std::vector<RecordedMove> recorded_moves(const Library& library);

// Reports config/bad-value for articles that do not exist and anchors that no text of theirs has.
void check_section_renames(const Library& library, Diagnostics& diagnostics);

}  // namespace waymark
