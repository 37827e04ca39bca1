#pragma once
// What became of whole articles: introduced, renamed, merged, split, retired. Told from what became of their sections
// and from redirects.yml.

#include <cstdint>
#include <optional>
#include <vector>

#include "base/ids.h"
#include "library/history/section_history.h"

namespace waymark {

enum class ArticleChange : std::uint8_t {
  renamed,  // the whole article goes on under the other name, which had no text before
  merged,   // nearly all of it is in the other article, which was there before or took up others as well
  split,    // a part of it is in the other article
};

struct ArticleLink {
  ArticleId article;  // the other
  ArticleChange change = ArticleChange::renamed;
  VersionId since;                        // from which version on the other has it
  Evidence evidence = Evidence::similar;  // the strongest
  double part = 0;                        // of this article's words (`to`), or of the other's (`from`): 0 … 1
};

struct ArticleHistory {
  VersionId introduced;              // of its first text, in whatever locale
  std::optional<VersionId> retired;  // as ArticleEntry::retired
  std::vector<ArticleLink> to;       // by version, then article
  std::vector<ArticleLink> from;     // the same, seen from the other side
};

std::string_view change_name(ArticleChange change);  // "renamed", for reports

// Fills Library::article_histories. Needs histories.
void build_article_histories(Library& library);

}  // namespace waymark
