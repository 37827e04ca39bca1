#pragma once
// Tables and lists whose entries lead somewhere, collected for the library, which knows the words that make one a
// chooser.

#include "article/article_draft.h"

namespace waymark {

void collect_link_tables(ArticleDraft& draft);

}  // namespace waymark
