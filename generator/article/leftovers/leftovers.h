#pragma once
// Markup that the parser took for text, so that readers see it: text/leftover-markup and markdown/html-as-code. They
// look at the assembled tree, included files and all, after every repair; what is written with a backslash or in code
// is meant.

#include "article/article_draft.h"

namespace waymark {

void report_leftover_markup(ArticleDraft& draft);
void report_html_as_code(ArticleDraft& draft);

}  // namespace waymark
