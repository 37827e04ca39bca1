#pragma once
// Elements that the author left open, and end tags that close nothing, as findings.

#include <vector>

#include "article/article_draft.h"

namespace waymark {

void report_balance(ArticleDraft& draft, const std::vector<BalanceFinding>& findings);

}  // namespace waymark
