#pragma once
// What an article says, as two digests: its text, and all the rest of it.

#include <string>

#include "article/article.h"

namespace waymark {

struct ArticleDigests {
  std::string text;     // of Article::pieces
  std::string surface;  // of all others, but for where they stand in their files: no page shows that
};
// Is no reading of the text (article/text_reads.h).
ArticleDigests digests_of(const Article& article);

}  // namespace waymark
